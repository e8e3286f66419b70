using System.Text;
using CsCheck;
using ModelGen.Runtime.Tests.Weights;
using Xunit;

namespace ModelGen.Runtime.Tests.Words;

/// <summary>Files that lie, stop short, or are something else: one kind of exception, and never more memory than the file is worth.</summary>
public sealed class HostileWordFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("3")]
    [InlineData("3 3")]
    [InlineData("3\n")]
    [InlineData("three 3\n")]
    [InlineData("3 3 3\n")]
    [InlineData("3,3\n")]
    [InlineData("the 0.418 0.24968 -0.41242 0.1217 0.34527\n")]
    [InlineData("99999999999999999999999999 3\n")]
    [InlineData("                                                                           3 3\n")]
    public void HeadersThatAreNone(string header) => Throws("starts with a line 'words dimensions'", Encoding.UTF8.GetBytes(header + (header.EndsWith('\n') ? "the 1 2 3\n" : "")));

    [Theory]
    [InlineData("0 3\n", "announces 0 words")]
    [InlineData("-3 3\n", "announces -3 words")]
    [InlineData("16777217 3\n", "a vocabulary has 1 to 16,777,216")]
    [InlineData("9223372036854775807 3\n", "9,223,372,036,854,775,807 words")]
    [InlineData("3 0\n", "announces 0 dimensions")]
    [InlineData("3 -1\n", "announces -1 dimensions")]
    [InlineData("3 65537\n", "a vector has 1 to 65,536")]
    [InlineData("16777216 3\n", "which take at least")]
    [InlineData("16777216 65536\n", "4,398,080,065,535 bytes")]
    [InlineData("5 3\n", "which take at least")]
    public void HeadersThatLie(string header, string rule)
    {
        Throws(rule, WordFiles.Binary(WordFiles.Three, lineFeeds: false, header), dimensions: Math.Max(1, Dimensions(header)));
        if (header != "5 3\n")
        {
            Throws(header.StartsWith("16777216 ", StringComparison.Ordinal) ? "which take at least" : rule, WordFiles.Text(WordFiles.Three, header: header), dimensions: Math.Max(1, Dimensions(header)));
        }
    }

    [Fact]
    public void CompressedFiles() => Throws("it is compressed: unpack it first", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 10, 13]);

    [Theory]
    [InlineData("3 2\n")]
    [InlineData("3 4\n")]
    [InlineData("2 3\n")]
    [InlineData("4 3\n")]
    public void CountsThatDoNotFitTheRows(string header)
    {
        Throws(null, WordFiles.Binary(WordFiles.Three, lineFeeds: true, header), Dimensions(header));
        Throws(null, WordFiles.Binary(WordFiles.Three, lineFeeds: false, header), Dimensions(header));
        Throws(null, WordFiles.Text(WordFiles.Three, header: header), Dimensions(header));
    }

    [Theory]
    [InlineData("2 2\na 1 2\na 3 4\n", "'a', is there already as word 1")]
    [InlineData("2 2\na 1 2\n 3 4\n", "word 2 of 2 is empty")]
    [InlineData("2 2\na 1 2\n\nb 3 4\n", "word 2 of 2 is empty")]
    [InlineData("2 2\na 1 2\nb c 3 4\n", "number 1 of line 3 is none: 'c'")]
    [InlineData("2 2\na 1 2\nb 33333\n", "line 3 ends after 1 numbers")]
    [InlineData("2 2\na 1 2\nb 3 4 5\n", "more than a word and 2 numbers")]
    [InlineData("2 2\na 1 2\nb 3 4\nc 5 6\n", "6 bytes follow the last of them")]
    [InlineData("2 2\na 1 2\nb  3 4\n", "number 1 of line 3 is none")]
    [InlineData("2 2\na 1 2\nb\t3 4\n", "line 3 ends after 1 numbers")]
    [InlineData("2 2\na 1 2\nb 3 1e39\n", "number 2 of word 2 of 2 is")]
    [InlineData("2 2\na 1 2\nb 3 nan\n", "number 2 of word 2 of 2 is NaN")]
    [InlineData("2 2\na 1 2\nb 3 1,5\n", "number 2 of line 3 is none: '1,5'")]
    [InlineData("2 2\na 1 2\nb 3e38 3e38\n", "longer than float32 can say")]
    public void LinesThatBreakTheRules(string content, string rule) => Throws(rule, Encoding.UTF8.GetBytes(content), dimensions: 2);

    [Fact]
    public void WordsTwice() => Throws("'the', is there already as word 1", WordFiles.Binary([.. WordFiles.Three, ("the", [1, 2, 3])], lineFeeds: false));

    [Fact]
    public void EmptyWords() => Throws("word 2 of 2 is empty", WordFiles.Binary([("a", [1, 2, 3]), ("", [1, 2, 3])], lineFeeds: true));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void NumbersThatAreNone(float value) =>
        Throws("number 2 of word 1 of 1", WordFiles.Binary([("a", [1, value, 3])], lineFeeds: false));

    [Fact]
    public void VectorsThatAreTooLong() => Throws("longer than float32 can say", WordFiles.Binary([("a", [float.MaxValue, float.MaxValue, 0])], lineFeeds: false));

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xC3 })]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { (byte)'m', 0xFC, (byte)'d' })]
    public void WordsThatAreNotUtf8(byte[] word)
    {
        byte[] before = "2 3\n"u8.ToArray();
        byte[] vector = [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64];
        ModelFormatException exception = Throws("word 2 of 2 is not UTF-8", [.. before, (byte)'a', 32, .. vector, .. word, 32, .. vector]);
        Assert.Equal(before.Length + 2 + vector.Length, exception.Offset);
        Throws("word 2 of 2 is not UTF-8", [.. before, .. "a 1 2 3\n"u8, .. word, .. " 1 2 3\n"u8]);
    }

    [Fact]
    public void WordsWithoutEnd()
    {
        Throws("word 1 of 3 has no end: its first 4,096 bytes", [.. "3 3\n"u8, .. Enumerable.Repeat((byte)'x', 10_000)]);
        Throws("word 1 of 1 has no end", [.. "1 3\n"u8, .. "new\nword ............."u8]);
        Throws("line 2 goes on for more than", [.. "1 3\na 1 2 3333333333333333"u8, .. Enumerable.Repeat((byte)'3', 10_000)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TruncatedAnywhere(bool text)
    {
        byte[] sound = text ? WordFiles.Text(WordFiles.Three, header: "3 3\n") : WordFiles.Binary(WordFiles.Three, lineFeeds: false);

        // A text that ends inside its last number is a text with another number; without its line feed it is sound.
        int end = text ? Array.LastIndexOf(sound, (byte)' ') + 1 : sound.Length;
        for (int length = 0; length < end; length++)
        {
            Throws(null, sound[..length]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Damaged(bool text)
    {
        (string Word, float[] Vector)[] rows = [.. Enumerable.Range(0, 40).Select(i => ($"wörd{i}", new[] { i, 0.5f, -i, 1e-3f * i, 7, 8 }))];
        byte[] sound = text ? WordFiles.Text(rows) : WordFiles.Binary(rows, lineFeeds: false);
        int accepted = 0;
        Mutations(sound).Sample(
            damaged =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    _folder.Load(damaged, dimensions: 6).Dispose();
                    accepted++;
                }
                catch (ModelFormatException exception)
                {
                    Assert.NotEmpty(exception.Rule);
                }
                catch (ModelMismatchException)
                {
                    // The damage hit the header.
                }

                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.InRange(allocated, 0, 64_000 + (32L * damaged.Length));
            },
            iter: 1_500,
            threads: 1);
        Assert.InRange(accepted, 1, 1_499);
    }

    /// <summary>Up to four of: a byte changed, a piece cut out, a piece doubled, digits put in, the end cut off; often in the header.</summary>
    private static Gen<byte[]> Mutations(byte[] sound)
    {
        Gen<int> place = Gen.Frequency((1, Gen.Int[0, 8]), (3, Gen.Int[0, sound.Length - 1]));
        Gen<Func<byte[], byte[]>> one = Gen.OneOf(
            Gen.Select(place, Gen.Byte, (at, value) => (Func<byte[], byte[]>)(file => [.. file.Take(at), value, .. file.Skip(at + 1)])),
            Gen.Select(place, Gen.Int[1, 40], (at, size) => (Func<byte[], byte[]>)(file => [.. file.Take(at), .. file.Skip(at + size)])),
            Gen.Select(place, Gen.Int[1, 40], (at, size) => (Func<byte[], byte[]>)(file => [.. file.Take(at + size), .. file.Skip(at)])),
            Gen.Select(place, Gen.Long, (at, value) => (Func<byte[], byte[]>)(file => [.. file.Take(at), .. Encoding.UTF8.GetBytes(FormattableString.Invariant($"{value}")), .. file.Skip(at)])),
            place.Select(at => (Func<byte[], byte[]>)(file => [.. file.Take(at)])));
        return one.Array[1, 4].Select(steps => steps.Aggregate(sound, (file, step) => step(file)));
    }

    private static int Dimensions(string header) => (int)Math.Clamp(long.Parse(header.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), 0, 1 << 20);

    private ModelFormatException Throws(string? rule, byte[] content, int dimensions = 3)
    {
        ModelFormatException exception = Assert.Throws<ModelFormatException>(() => _folder.Load(content, dimensions).Dispose());
        Assert.EndsWith("words", exception.File, StringComparison.Ordinal);
        Assert.Contains(rule ?? "", exception.Rule, StringComparison.Ordinal);
        return exception;
    }
}
