using System.Diagnostics;
using CsCheck;
using ModelGen.Text.Tokenizers;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>SentencePiece's tables of characters, sound and broken.</summary>
public sealed class CharacterMapTests
{
    private const int Unit = CharacterMapWriter.Children ^ 'a';

    [Fact]
    public void ReplacesByTheTable()
    {
        CharacterMap map = CharacterMap.Read("", CharacterMapWriter.Write(('a', "日本"), ('b', ""), ('c', "🦙")));
        Assert.Equal("日本x🦙日本\0", new PrecompiledNormalizer(map).Normalize("axbca\0"));
    }

    /// <summary>Letters with marks in short graphemes, of which the library loses what stands behind the entry found; longer ones go character by character.</summary>
    [Fact]
    public void GoesByGrapheme()
    {
        var normalizer = new PrecompiledNormalizer(Published());
        Assert.Equal(" ", normalizer.Normalize("\r\n"));
        Assert.Equal("é", normalizer.Normalize("e\u0301"));
        Assert.Equal("a", normalizer.Normalize("ª\u0301"));
        Assert.Equal("a\u0301\u0301\u0301", normalizer.Normalize("ª\u0301\u0301\u0301"));
        Assert.Equal("fi株式会社", normalizer.Normalize("ﬁ㍿"));
    }

    [Theory]
    [InlineData(new byte[0], "trie")]
    [InlineData(new byte[] { 4, 0, 0, 0 }, "trie")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1 }, "trie")]
    [InlineData(new byte[] { 3, 0, 0, 0, 1, 2, 3, 4 }, "trie")]
    [InlineData(new byte[] { 255, 255, 255, 255, 1, 2, 3, 4 }, "trie")]
    public void NamesASizeThatLies(byte[] table, string named) => Rejects(table, named);

    [Theory]
    [InlineData(0x7FFFFFFFu, "outside")]        // the replacement
    [InlineData(3u, "outside")]
    [InlineData(1u, "not UTF-8")]
    public void NamesAReplacementThatIsNone(uint value, string named) => Rejects(
        CharacterMapWriter.Raw(512, new() { [Unit] = 'a' | (1u << 8) | ((uint)(Unit ^ 1) << 10), [1] = 0x8000_0000 | value }, [0x41, 0x80, 0]), named);

    [Fact]
    public void NamesOtherFaults()
    {
        // Its value lies behind the last unit; near and far.
        Rejects(CharacterMapWriter.Raw(512, new() { [Unit] = 'a' | (1u << 8) | (1000u << 10) }, [0]), "outside");
        Rejects(CharacterMapWriter.Raw(512, new() { [Unit] = 'a' | (3u << 8) | (0x1FFFFFu << 10) }, [0]), "outside");

        // Too long a replacement.
        Rejects(CharacterMapWriter.Write(('a', new string('x', 300))), "300 bytes");

        // Children that are the parent's own.
        Rejects(CharacterMapWriter.Raw(512, new() { [Unit] = 'a' | ((uint)'a' << 10) }, [0]), "circle");
    }

    [Fact]
    public void HalfACharacterIsNoEntry()
    {
        const int Half = CharacterMapWriter.Children ^ 0xE3;
        byte[] table = CharacterMapWriter.Raw(1024, new() { [Half] = 0xE3 | (1u << 8) | ((uint)(Half ^ 1) << 10), [1] = 0x8000_0000 }, [0x41, 0]);
        Assert.Equal("か", new PrecompiledNormalizer(CharacterMap.Read("", table)).Normalize("か"));
    }

    /// <summary>Branches that part and join again make more ways than could be walked one by one.</summary>
    [Theory]
    [InlineData(20, null)]
    [InlineData(70, "circle")]
    public void WaysWithoutNumberTakeNoTime(int levels, string? named)
    {
        var units = new Dictionary<int, uint>();
        for (int level = 0; level < levels; level++)
        {
            for (int value = 1; value < 128; value++)
            {
                int unit = ((level + 1) * 256) ^ value;
                units[unit] = (uint)value | ((uint)(unit ^ ((level + 2) * 256)) << 10);
            }
        }

        var watch = Stopwatch.StartNew();
        byte[] table = CharacterMapWriter.Raw((levels + 2) * 256, units, [0]);
        if (named is null)
        {
            Assert.Equal("abc", new PrecompiledNormalizer(CharacterMap.Read("", table)).Normalize("abc"));
        }
        else
        {
            Rejects(table, named);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void SurvivesChangedBytes()
    {
        byte[] good = PublishedBytes();
        Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            byte[] bytes = [.. good];
            foreach ((double place, byte value) in changes)
            {
                bytes[(int)(place * (bytes.Length - 1))] = value;
            }

            try
            {
                string text = new PrecompiledNormalizer(CharacterMap.Read("", bytes)).Normalize("Hello, ﬁ ㍿ ①\u0301 e\u0301 日本 🦙\0\r\n");
                Assert.True(System.Text.Unicode.Utf8.IsValid(System.Text.Encoding.UTF8.GetBytes(text)));
            }
            catch (ModelFormatException)
            {
                // Rejected.
            }
        }, iter: 60);
    }

    private static CharacterMap Published() => CharacterMap.Read("", PublishedBytes());

    private static byte[] PublishedBytes() => Fixtures.Json(Path.Combine(Fixtures.Own("t5"), "tokenizer.json"))
        .GetProperty("normalizer").GetProperty("normalizers")[0].GetProperty("precompiled_charsmap").GetBytesFromBase64();

    private static void Rejects(byte[] table, string named) =>
        Assert.Contains(named, Assert.Throws<ModelFormatException>(() => CharacterMap.Read("file", table)).Message, StringComparison.Ordinal);
}
