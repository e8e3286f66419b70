using System.Diagnostics;
using System.Text;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("gpt2", 1200, 1200, new[] { 1200 })]
    [InlineData("llama2", 1, 2, new[] { 2 })]
    [InlineData("llama3", 1506, 1511, new[] { 1511, 1507 })]
    [InlineData("qwen2", null, 1402, new[] { 1402, 1400 })]
    [InlineData("sp-bpe", 1, 2, new[] { 2 })]
    public void KnowsWhatBeginsAndEndsAText(string name, int? begin, int? end, int[] ends)
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own(name));
        Assert.Equal(begin, tokenizer.BeginOfText);
        Assert.Equal(end, tokenizer.EndOfText);
        Assert.Equal(ends, tokenizer.EndTokens);
        Assert.All(ends, id => Assert.True(tokenizer.IsSpecial(id)));
        Assert.All(ends, id => Assert.Equal(id, tokenizer.IdOf(tokenizer.TokenAt(id)!)));
    }

    [Fact]
    public void TakesEndsFromGenerationConfig()
    {
        using var file = new TemporaryFile("tokenizer.json", File.ReadAllBytes(Path.Combine(Fixtures.Own("gpt2"), "tokenizer.json")));
        string beside = Path.Combine(Path.GetDirectoryName(file.Path)!, "generation_config.json");
        File.WriteAllText(beside, """{"bos_token_id":5,"eos_token_id":[7,8,999999]}""");
        Tokenizer tokenizer = Tokenizer.Load(Path.GetDirectoryName(file.Path)!);
        Assert.Equal((5, 7), (tokenizer.BeginOfText, tokenizer.EndOfText));
        Assert.Equal([7, 8, 1200], tokenizer.EndTokens);

        File.WriteAllText(beside, """{"eos_token_id":"x"}""");
        Assert.Equal(beside, Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path)).File);
    }

    [Theory]
    [InlineData("a\uD800b")]
    [InlineData("\uDC00")]
    [InlineData("\uDC00\uD800")]
    [InlineData("🦙\uD83E")]
    public void LoneSurrogatesAreReplacementCharacters(string text)
    {
        string sane = string.Concat(text.EnumerateRunes());
        foreach (string name in (string[])["gpt2", "llama2", "qwen2", "sp-bpe"])
        {
            Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own(name));
            Assert.Equal(tokenizer.Encode(sane), tokenizer.Encode(text));
            Assert.Equal(sane, tokenizer.Decode(tokenizer.Encode(text)));
        }
    }

    /// <summary>A million characters without a space, one word for the merges: far from quadratic.</summary>
    [Theory]
    [InlineData("gpt2")]
    [InlineData("llama2")]
    [InlineData("llama3")]
    [InlineData("qwen2")]
    [InlineData("sp-bpe")]
    public void LongWordsTakeNoQuadraticTime(string name)
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own(name));
        foreach (string unit in (string[])["a", "the", " ", "日", "\u0301", "'", "\r", "🦙"])
        {
            string text = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
            var watch = Stopwatch.StartNew();
            int[] ids = tokenizer.Encode(text);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"'{unit}': {watch.Elapsed}");
            Assert.Equal(text.Normalize(NormalizationForm.FormC), tokenizer.Decode(ids));
        }
    }

    /// <summary>The same for the others, which do not keep all of a text.</summary>
    [Theory]
    [InlineData("bert-cased")]
    [InlineData("bert-uncased")]
    [InlineData("t5")]
    [InlineData("sp-unigram-no-prefix")]
    [InlineData("sp-unigram-nfkc")]
    public void LongWordsOfOtherModelsTakeNoQuadraticTime(string name)
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Folder(name));
        foreach (string unit in (string[])["a", "the", " ", "日", "\u0301", "e\u0301", "#", "\r\n", "🦙", "\u2581"])
        {
            string text = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
            var watch = Stopwatch.StartNew();
            tokenizer.Decode(tokenizer.Encode(text));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"'{unit}': {watch.Elapsed}");
        }
    }

    [Fact]
    public void ManyThreadsShareOne()
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own("llama3"));
        string[] texts = [.. Fixtures.Rows(Fixtures.Own("llama3"), "cases.json").Select(row => Fixtures.Text(row, "text"))];
        int[][] expected = [.. texts.Select(text => tokenizer.Encode(text))];
        Parallel.For(0, 2000, i => Assert.Equal(expected[i % texts.Length], tokenizer.Encode(texts[i % texts.Length])));
    }

    /// <summary>A long text costs its ids, its pieces' memory is used again.</summary>
    [Fact]
    public void EncodingAllocatesLittle()
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own("llama3"));
        string text = string.Concat(Enumerable.Repeat("In the beginning God created the heaven and the earth. ", 100));
        int tokens = tokenizer.Encode(text).Length;
        tokenizer.Encode(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        tokenizer.Encode(text);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < (16 * tokens) + 16_384, $"{allocated} bytes for {tokens} tokens");
    }

    [Fact]
    public void NamesWhatIsMissing()
    {
        Assert.Throws<FileNotFoundException>(() => Tokenizer.Load("/no/such/folder"));
        using var file = new TemporaryFile("words.txt", "hello"u8);
        Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path));
        Assert.Contains("tokenizer.json", Assert.Throws<FileNotFoundException>(() => Tokenizer.Load(Path.GetDirectoryName(file.Path)!)).Message, StringComparison.Ordinal);
    }
}
