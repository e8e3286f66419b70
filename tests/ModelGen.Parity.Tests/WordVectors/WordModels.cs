using ModelGen.Tests;

namespace ModelGen.Parity.Tests.WordVectors;

/// <summary>The vectors of the sample: English of the King James Bible and WordNet.</summary>
[WordVectors(Dimensions = 100, Vocabulary = 11970)]
internal sealed partial class SampleWords
{
    /// <summary>Loads the file that comes with the sample.</summary>
    public static SampleWords Load(LoadOptions? options = null) => Load(Path.Combine(SharedData.Repository, "samples", "weights", "word2vec", "words.bin"), options);
}

/// <summary>Vectors of two sizes small enough for doubt: rows that are no whole vectors, and any number of words.</summary>
[WordVectors(Dimensions = 10)]
internal sealed partial class AnyWords;
