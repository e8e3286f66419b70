using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ModelGen.Runtime.Tests.Weights;

namespace ModelGen.Runtime.Tests.Words;

/// <summary>Writes word2vec files as the C tool and gensim do, and loads them.</summary>
internal static class WordFiles
{
    public static readonly (string Word, float[] Vector)[] Three =
    [
        ("the", [1, -2, 3.5f]),
        ("größer", [0.1f, 1e-30f, -0f]),
        ("in_New_York", [16777216, 2, 0.3333333f]),
    ];

    /// <summary>A binary file: the C tool ends each vector with a line feed, gensim does not.</summary>
    public static byte[] Binary(IReadOnlyList<(string Word, float[] Vector)> rows, bool lineFeeds, string? header = null)
    {
        using MemoryStream stream = new();
        stream.Write(Encoding.UTF8.GetBytes(header ?? Header(rows)));
        foreach ((string word, float[] vector) in rows)
        {
            stream.Write(Encoding.UTF8.GetBytes(word + " "));
            stream.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
            if (lineFeeds)
            {
                stream.WriteByte((byte)'\n');
            }
        }

        return stream.ToArray();
    }

    /// <summary>A text file, with what the writer leaves at the end of its lines.</summary>
    public static byte[] Text(IReadOnlyList<(string Word, float[] Vector)> rows, string end = "\n", string? header = null)
    {
        StringBuilder text = new(header ?? Header(rows));
        foreach ((string word, float[] vector) in rows)
        {
            text.Append(word).AppendJoin("", vector.Select(number => " " + number.ToString("R", CultureInfo.InvariantCulture))).Append(end);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A manifest as the generator writes it.</summary>
    public static ModelManifest Manifest(int dimensions, int vocabulary = 0) => new()
    {
        Name = "Words",
        Layers = 0,
        Hidden = dimensions,
        Vocabulary = vocabulary,
        Context = 1,
        Parameters = (long)vocabulary * dimensions,
        FlopsPerToken = 2L * vocabulary * dimensions,
        WeightBytesPerToken = 4L * vocabulary * dimensions,
        CacheBytesPerPosition = 0,
        ScratchBytesPerToken = 0,
        Patterns = [new(TensorRole.TokenEmbedding, "vectors", "", [vocabulary, dimensions])],
        Settings = [],
        Pairing = RotaryPairing.HalfSplit,
    };

    public static WordStore Load(this TemporaryFolder folder, byte[] content, int dimensions = 3, int vocabulary = 0, LoadOptions? options = null) =>
        WordStore.Load(folder.Write("words", content), Manifest(dimensions, vocabulary), options);

    private static string Header(IReadOnlyList<(string Word, float[] Vector)> rows) => FormattableString.Invariant($"{rows.Count} {rows[0].Vector.Length}\n");
}
