using System.Text;
using ModelGen.Runtime.Tests.Weights;
using Xunit;

namespace ModelGen.Runtime.Tests.Words;

/// <summary>Sound files in every habit of their writers.</summary>
public sealed class WordFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Habits => ["gensim", "C tool", "text", "C tool text", "Windows text", "text without a last line feed", "C tool, last line feed missing"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Habits))]
    public void EveryHabitGivesTheSameVectors(string habit)
    {
        using WordStore store = _folder.Load(Write(habit, WordFiles.Three), vocabulary: 3);
        Assert.Equal(WordFiles.Three.Select(row => row.Word), store.Words);
        foreach ((string word, float[] vector) in WordFiles.Three)
        {
            Assert.Equal(vector.Select(BitConverter.SingleToInt32Bits), store.Find(word).ToArray().Select(BitConverter.SingleToInt32Bits));
        }

        Assert.Equal(2, store.Words.IndexOf("in_New_York"));
        Assert.Equal(1, store.Words.IndexOf("größer".AsSpan()));
        Assert.Equal(-1, store.Words.IndexOf("Größer"));
        Assert.Equal(MathF.Sqrt(1 + 4 + 12.25f), store.Norms.AsSpan()[0], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Habits))]
    public void ManyWordsInAnyHabit(string habit)
    {
        // More than a buffer holds, in pieces that no buffer ends at; the first bytes of vectors are line feeds and spaces too.
        Random random = new(1);
        (string Word, float[] Vector)[] rows =
        [
            .. Enumerable.Range(0, 9_000).Select(i => ($"w{i}{new string('x', i % 7)}", new[]
            {
                random.NextSingle(), BitConverter.Int32BitsToSingle(0x3F80_0A0A), BitConverter.Int32BitsToSingle(0x4020_2020), -random.NextSingle(),
            })),
        ];
        using WordStore store = _folder.Load(Write(habit, rows), dimensions: 4);
        Assert.Equal(rows.Length, store.Words.Count);
        Assert.All(rows, row => Assert.Equal(row.Vector, store.Find(row.Word).ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(65_536)]
    public void AnyDimensions(int dimensions)
    {
        (string Word, float[] Vector)[] rows = [("a", new float[dimensions]), ("b", [.. Enumerable.Range(1, dimensions).Select(i => 1f / i)])];
        foreach (string habit in new[] { "gensim", "C tool", "text", "C tool text" })
        {
            using WordStore store = _folder.Load(Write(habit, rows), dimensions);
            Assert.Equal(rows[1].Vector, store.Find("b").ToArray());
            Assert.Equal(float.PositiveInfinity, store.Norms.AsSpan()[0]);
        }
    }

    [Fact]
    public void NumbersInEveryNotation()
    {
        using WordStore store = _folder.Load(Encoding.UTF8.GetBytes("2 3\na +1 -2.50 3e2\nb 1E-3 .5 5.\n"));
        Assert.Equal([1f, -2.5f, 300f], store.Find("a").ToArray());
        Assert.Equal([0.001f, 0.5f, 5f], store.Find("b").ToArray());
    }

    [Fact]
    public void ProgressEndsWhole()
    {
        List<LoadProgress> reports = [];
        byte[] content = Write("gensim", WordFiles.Three);
        _folder.Load(content, options: new LoadOptions { Progress = new Listener(reports.Add) }).Dispose();
        Assert.Equal(new LoadProgress(1, 1, content.Length, content.Length), reports[^1]);
        Assert.Equal(reports.OrderBy(report => report.Bytes), reports);
        Assert.Equal(4, reports.Count);
    }

    [Fact]
    public void OtherSizesThanDeclaredAreAMismatch()
    {
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => _folder.Load(Write("gensim", WordFiles.Three), dimensions: 300, vocabulary: 3_000_000));
        Assert.Equal(
            [
                "Dimensions: declared 300, found 3; correct the declaration or take another file",
                "Vocabulary: declared 3,000,000, found 3; correct the declaration or take another file",
            ],
            exception.Differences);
        Assert.Single(Assert.Throws<ModelMismatchException>(() => _folder.Load(Write("text", WordFiles.Three), vocabulary: 4)).Differences);
    }

    [Fact]
    public void NothingThere() => Assert.Throws<FileNotFoundException>(() => WordStore.Load(Path.Combine(_folder.Path, "absent"), WordFiles.Manifest(3)));

    private static byte[] Write(string habit, (string Word, float[] Vector)[] rows) => habit switch
    {
        "gensim" => WordFiles.Binary(rows, lineFeeds: false),
        "C tool" => WordFiles.Binary(rows, lineFeeds: true),
        "C tool, last line feed missing" => WordFiles.Binary(rows, lineFeeds: true)[..^1],
        "text" => WordFiles.Text(rows),
        "C tool text" => WordFiles.Text(rows, " \n"),
        "Windows text" => WordFiles.Text(rows, "\r\n"),
        _ => WordFiles.Text(rows)[..^1],
    };

    private sealed class Listener(Action<LoadProgress> report) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => report(value);
    }
}
