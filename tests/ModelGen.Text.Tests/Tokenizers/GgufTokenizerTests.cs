using System.Globalization;
using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>Vocabularies in GGUF files, against llama.cpp's own tests and against the texts of the reference data.</summary>
public sealed class GgufTokenizerTests
{
    [Theory]
    [InlineData("llama-spm")]
    [InlineData("gpt-2")]
    public void EncodesAsLlamaCpp(string name)
    {
        string path = SharedData.Path($"tokenizers/ggml-vocab-{name}.gguf");
        Tokenizer tokenizer = Tokenizer.Load(path);
        string[] texts = File.ReadAllText(path + ".inp").Split("\n__ggml_vocab_test__\n")[..^1];
        string[] expected = File.ReadAllLines(path + ".out");
        Assert.True(expected.Length > 40);
        Assert.Equal(expected.Length, texts.Length);
        Assert.All(texts.Zip(expected), pair =>
        {
            int[] ids = [.. pair.Second.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
            Assert.Equal(ids, tokenizer.Encode(pair.First, addSpecialTokens: false));
            Assert.Equal(pair.First, tokenizer.Decode(ids));
        });
    }

    [Fact]
    public void EncodesAndDecodesTheTextsOfTheSmallModel()
    {
        string folder = SharedData.Path("gguf/with-tokenizer");
        Tokenizer tokenizer = Tokenizer.Load(folder);
        Assert.Equal(1, tokenizer.BeginOfText);
        Assert.Equal(2, tokenizer.EndOfText);
        Assert.Equal([2], tokenizer.EndTokens);
        Assert.All(Fixtures.Json(Path.Combine(folder, "case.json")).GetProperty("texts").EnumerateArray(), row =>
        {
            int[] ids = Fixtures.Ids(row, "ids");
            Assert.Equal(ids, tokenizer.Encode(Fixtures.Text(row, "prompt")));
            Assert.Equal(Fixtures.Text(row, "text"), tokenizer.Decode([.. ids, .. Fixtures.Ids(row, "generated_ids")]));
        });
    }

    [Fact]
    public void ReadsTheSameVocabularyAsTokenizerJson()
    {
        Tokenizer gguf = Tokenizer.Load(SharedData.Path("stories260k/stories260K-F16.gguf"));
        Tokenizer json = Tokenizer.Load(Fixtures.Own("stories260k"));
        Assert.Equal(json.VocabularySize, gguf.VocabularySize);
        foreach (string text in (string[])["Once upon a time", "Lily's ball, 日本 🦙!", "  two  spaces", "line\nline"])
        {
            Assert.Equal(json.Encode(text), gguf.Encode(text));
            Assert.Equal(json.Decode(json.Encode(text)), gguf.Decode(gguf.Encode(text)));
        }
    }

    [Fact]
    public void NamesAKindThatItDoesNotKnow()
    {
        string path = SharedData.Path("tokenizers/ggml-vocab-bert-bge.gguf");
        Assert.Contains("'bert'", Assert.Throws<ModelFormatException>(() => Tokenizer.Load(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// A byte-level tokenizer.json written as a GGUF vocabulary gives the same ids, where the text holds no special token and normalization would change
    /// nothing.
    /// </summary>
    [Theory]
    [InlineData("gpt2", "gpt-2")]
    [InlineData("llama3", "llama-bpe")]
    [InlineData("qwen2", "qwen2")]
    public void ByteLevelVocabulariesAgreeWithTokenizerJson(string name, string words)
    {
        string folder = Fixtures.Own(name);
        Tokenizer json = Tokenizer.Load(folder);
        string[] tokens = [.. Enumerable.Range(0, json.VocabularySize).Select(id => json.TokenAt(id)!)];
        JsonElement merges = Fixtures.Json(Path.Combine(folder, "tokenizer.json")).GetProperty("model").GetProperty("merges");
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write(
            ("tokenizer.ggml.model", "gpt2"),
            ("tokenizer.ggml.pre", words),
            ("tokenizer.ggml.tokens", tokens),
            ("tokenizer.ggml.token_type", tokens.Select((token, id) => json.IsSpecial(id) ? 3 : id >= tokens.Length - 10 && token[0] == '<' && token[^1] == '>' ? 4 : 1).ToArray()),
            ("tokenizer.ggml.merges", merges.EnumerateArray().Select(merge => merge.ValueKind == JsonValueKind.String ? merge.GetString()! : $"{merge[0]} {merge[1]}").ToArray()),
            ("tokenizer.ggml.bos_token_id", (uint)(json.BeginOfText ?? json.EndOfText!.Value)),
            ("tokenizer.ggml.eos_token_id", (uint)json.EndOfText!.Value)));
        Tokenizer gguf = Tokenizer.Load(file.Path);
        Assert.Equal(json.EndOfText, gguf.EndOfText);
        Assert.Equal(json.EndTokens.Order(), gguf.EndTokens.Order());
        int compared = 0;
        Assert.All(Fixtures.Rows(folder, "cases.json"), row =>
        {
            string text = Fixtures.Text(row, "text");
            int[] plain = Fixtures.Ids(row, "ids_plain");
            if (!plain.Any(json.IsSpecial) && json.Decode(plain) == text)
            {
                Assert.Equal(plain, gguf.Encode(text, addSpecialTokens: false));
                Assert.Equal(words == "llama-bpe" ? [json.BeginOfText!.Value, .. plain] : plain, gguf.Encode(text));
                Assert.Equal(text, gguf.Decode(plain));
                compared++;
            }
        });
        Assert.True(compared > 70, $"{compared}");
    }

    [Theory]
    [InlineData("tokenizer.ggml.model", "rwkv", "'rwkv'")]
    [InlineData("tokenizer.ggml.model", 7u, "tokenizer.ggml.model")]
    [InlineData("tokenizer.ggml.tokens", new string[0], "for 0 tokens")]
    [InlineData("tokenizer.ggml.tokens", new[] { "<unk>", "a", "a" }, "twice")]
    [InlineData("tokenizer.ggml.tokens", new[] { "<unk>", "", "a" }, "empty text")]
    [InlineData("tokenizer.ggml.tokens", new[] { 1, 2, 3 }, "strings")]
    [InlineData("tokenizer.ggml.scores", new[] { 0f, 1f }, "2 elements for 3")]
    [InlineData("tokenizer.ggml.scores", new[] { 0f, 1f, float.NaN }, "no number")]
    [InlineData("tokenizer.ggml.token_type", new[] { 1, 1 }, "2 elements for 3")]
    [InlineData("tokenizer.ggml.token_type", new[] { 1, 1, 9 }, "type")]
    [InlineData("tokenizer.ggml.token_type", new[] { 1, 1, 6 }, "<0x..>")]
    [InlineData("tokenizer.ggml.bos_token_id", 3u, "0 to 2")]
    [InlineData("tokenizer.ggml.unknown_token_id", 4_000_000_000u, "0 to 2")]
    [InlineData("tokenizer.ggml.add_bos_token", "yes", "add_bos_token")]
    public void NamesWhatIsWrong(string key, object value, string named)
    {
        var entries = new Dictionary<string, object>
        {
            ["tokenizer.ggml.model"] = "llama",
            ["tokenizer.ggml.tokens"] = new[] { "<unk>", "a", "b" },
            ["tokenizer.ggml.scores"] = new[] { 0f, 0f, 0f },
            ["tokenizer.ggml.token_type"] = new[] { 2, 1, 1 },
            [key] = value,
        };
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write([.. entries.Select(entry => (entry.Key, entry.Value))]));
        Assert.Contains(named, Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("klingon", new[] { "a b" }, "'klingon'")]
    [InlineData("gpt-2", new[] { "a" }, "'a'")]
    [InlineData("gpt-2", new[] { "a c" }, "'a c'")]
    [InlineData("gpt-2", new[] { "b a" }, "'b a'")]
    public void NamesWhatIsWrongWithMerges(string words, string[] merges, string named)
    {
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write(
            ("tokenizer.ggml.model", "gpt2"), ("tokenizer.ggml.pre", words), ("tokenizer.ggml.tokens", new[] { "a", "b", "ab" }), ("tokenizer.ggml.merges", merges)));
        Assert.Contains(named, Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// User-defined tokens are cut out of the text, the longest first, and a space goes before the text behind them; control tokens are not looked for.
    /// </summary>
    [Fact]
    public void CutsUserDefinedTokensOut()
    {
        string[] tokens = ["<unk>", "<s>", "</s>", "a", "\u2581", "\u2581a", "<u>", "<u>a", "b"];
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write(
            ("tokenizer.ggml.model", "llama"), ("tokenizer.ggml.tokens", tokens), ("tokenizer.ggml.token_type", new[] { 2, 3, 3, 1, 1, 1, 4, 4, 1 })));
        Tokenizer tokenizer = Tokenizer.Load(file.Path);
        Assert.Equal([1, 5, 7, 5, 6, 4, 8], tokenizer.Encode("a<u>aa<u>b"));
        Assert.Equal([5, 6, 4, 8], tokenizer.Encode("a<u>b", addSpecialTokens: false));
        Assert.Equal([4, 8], tokenizer.Encode("b", addSpecialTokens: false));
        Assert.DoesNotContain(1, tokenizer.Encode("<s>", addSpecialTokens: false));
        Assert.Equal("a<u> b", tokenizer.Decode([1, 5, 6, 4, 8, 2]));
        Assert.Equal("<s>a", tokenizer.Decode([1, 5], skipSpecialTokens: false));
    }
}
