namespace ModelGen;

/// <summary>
/// Declares a table of word vectors, as word2vec trains it (Mikolov et al. 2013, arXiv:1301.3781): one vector for each word, wherever the word stands. The
/// source generator
/// writes loading, lookup, nearest words and analogies into the class that carries it.
/// </summary>
/// <remarks>The class must be <c>partial</c>, and carries no other attribute of ModelGen: a lookup has no layers.</remarks>
/// <example>
/// The vectors that were trained on Google News:
/// <code>
/// [WordVectors(Dimensions = 300, Vocabulary = 3_000_000)]
/// public sealed partial class GoogleNews;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WordVectorsAttribute : Attribute
{
    /// <summary>Floats of a vector, 1 to 65,536; required.</summary>
    public int Dimensions { get; init; }

    /// <summary>
    /// Words of the vocabulary, rows of the matrix <c>[Vocabulary × Dimensions]</c>, 1 to 16,777,216: a file with another number is refused. Default: as many
    /// as the file has.
    /// </summary>
    public int Vocabulary { get; init; }
}
