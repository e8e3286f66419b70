using System.Globalization;
using System.Text.Json;
using ModelGen.Tests;
using ModelGen.Text.Tokenizers;
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
        (Tokenizer tokenizer, (string Text, int[] Ids)[] cases) = LlamaCppTest(name);
        Assert.All(cases, row =>
        {
            Assert.Equal(row.Ids, tokenizer.Encode(row.Text, addSpecialTokens: false));
            Assert.Equal(row.Text, tokenizer.Decode(row.Ids));
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

    /// <summary>llama.cpp's own test; it keeps the ids of the text alone, and nothing of how it is written.</summary>
    [Fact]
    public void EncodesWordPieceAsLlamaCpp()
    {
        (Tokenizer tokenizer, (string Text, int[] Ids)[] cases) = LlamaCppTest("bert-bge");
        Assert.All(cases, row =>
        {
            Assert.Equal(row.Ids, tokenizer.Encode(row.Text, addSpecialTokens: false));
            Assert.Equal([101, .. row.Ids, 102], tokenizer.Encode(row.Text));
        });
        Assert.Equal("hello, y ' all! how are you", tokenizer.Decode(tokenizer.Encode("Hello, y'all! How are you")));
        EncodedPair pair = tokenizer.EncodePair("Hello", "world");
        Assert.Equal([101, 7592, 102, 2088, 102], pair.Ids);
        Assert.Equal([0, 0, 0, 1, 1], pair.TypeIds);
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

    [Theory]
    [InlineData("bert", new[] { "[UNK]", "[CLS]", "a" }, "'[SEP]'")]
    [InlineData("bert", new[] { "[CLS]", "[SEP]", "a" }, "'[UNK]'")]
    [InlineData("bert", new[] { "[UNK]", "[CLS]", "[SEP]", "\u2581##a", "a" }, "twice")]
    [InlineData("t5", new[] { "a", "b" }, "unknown")]
    public void NamesWhatOtherVocabulariesLack(string model, string[] tokens, string named)
    {
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write(("tokenizer.ggml.model", model), ("tokenizer.ggml.tokens", tokens)));
        Assert.Contains(named, Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokenizer.ggml.scores", new[] { 0, float.PositiveInfinity })]
    [InlineData("tokenizer.ggml.precompiled_charsmap", new[] { 4, 0, 0, 0, 0 })]
    [InlineData("tokenizer.ggml.unknown_token_id", 2u)]
    public void NamesWhatIsWrongWithUnigrams(string key, object value)
    {
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write(
            ("tokenizer.ggml.model", "t5"), ("tokenizer.ggml.tokens", new[] { "<unk>", "a" }), ("tokenizer.ggml.token_type", new[] { 2, 1 }), (key, value)));
        Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path));
    }

    /// <summary>On request special tokens in text are tokens, in each kind of vocabulary.</summary>
    [Theory]
    [InlineData("llama", new[] { 6, 2 }, new[] { 6, 3, 8, 7, 9 })]
    [InlineData("gpt2", new[] { 5, 2 }, new[] { 5, 3, 8, 7, 9 })]
    [InlineData("t5", new[] { 4, 5, 2 }, new[] { 4, 5, 3, 8, 7, 9 })]
    [InlineData("bert", new[] { 6, 2 }, new[] { 6, 0, 0, 0, 0 })]
    public void SpecialTokensInTextAreTokensOnRequest(string model, int[] parsed, int[] plain)
    {
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write(
            ("tokenizer.ggml.model", model),
            ("tokenizer.ggml.pre", "gpt-2"),
            ("tokenizer.ggml.tokens", new[] { "<unk>", "<s>", "</s>", "<", "\u2581", "a", "\u2581a", "s", "/", ">" }),
            ("tokenizer.ggml.token_type", new[] { 2, 3, 3, 1, 1, 1, 1, 1, 1, 1 }),
            ("tokenizer.ggml.merges", Array.Empty<string>()),
            ("tokenizer.ggml.scores", new[] { 0f, 0, 0, -1, -1, -1, -9, -1, -1, -1 }),
            ("tokenizer.ggml.unknown_token_id", 0u),
            ("tokenizer.ggml.bos_token_id", 1u),
            ("tokenizer.ggml.seperator_token_id", 2u)));
        Assert.Equal(plain, Tokenizer.Load(file.Path).Encode("a</s>", addSpecialTokens: false));
        Assert.Equal(parsed, Tokenizer.Load(file.Path, new TokenizerOptions { ParseSpecialTokens = true }).Encode("a</s>", addSpecialTokens: false));
    }

    /// <summary>
    /// A SentencePiece model written as a GGUF vocabulary, table of characters and all, gives the same ids where no special token is written out: llama.cpp's
    /// sums have 64 bits, and there is no tie here.
    /// </summary>
    [Fact]
    public void UnigramVocabulariesAgreeWithSentencePiece()
    {
        string folder = Fixtures.Folder("sp-unigram-nfkc");
        string path = Path.Combine(folder, "tokenizer.model");
        SentencePieceModel model = SentencePieceModel.Read(path);
        using var file = new TemporaryFile("vocabulary.gguf", GgufWriter.Write(
            ("tokenizer.ggml.model", "t5"),
            ("tokenizer.ggml.tokens", model.Pieces.Select(piece => piece.Text).ToArray()),
            ("tokenizer.ggml.token_type", model.Pieces.Select(piece => (int)piece.Kind).ToArray()),
            ("tokenizer.ggml.scores", model.Pieces.Select(piece => piece.Score).ToArray()),
            ("tokenizer.ggml.precompiled_charsmap", CharacterMapOf(path)),
            ("tokenizer.ggml.remove_extra_whitespaces", true),
            ("tokenizer.ggml.eos_token_id", 2u)));
        Tokenizer gguf = Tokenizer.Load(file.Path);
        int compared = 0;
        Assert.All(Fixtures.Rows(folder, "cases.json"), row =>
        {
            Assert.Equal(Fixtures.Ids(row, "ids"), gguf.Encode(Fixtures.Text(row, "text")));
            int[] ids = Fixtures.Ids(row, "ids_plain");
            if (!ids.Contains(0))
            {
                Assert.Equal(Fixtures.Text(row, "decoded"), gguf.Decode(ids));
                compared++;
            }
        });
        Assert.True(compared > 20, $"{compared}");
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

    private static int[] CharacterMapOf(string path)
    {
        var reader = new ProtobufReader(path, File.ReadAllBytes(path));
        while (reader.Read())
        {
            if (reader.Field == 3)
            {
                ProtobufReader rules = reader.Message();
                while (rules.Read())
                {
                    if (rules.Field == 2)
                    {
                        return [.. rules.Bytes().ToArray().Select(value => (int)value)];
                    }
                }
            }
        }

        throw new InvalidOperationException("The model has no table of characters.");
    }

    private static (Tokenizer Tokenizer, (string Text, int[] Ids)[] Cases) LlamaCppTest(string name)
    {
        string path = SharedData.Path($"tokenizers/ggml-vocab-{name}.gguf");
        string[] texts = File.ReadAllText(path + ".inp").Split("\n__ggml_vocab_test__\n")[..^1];
        string[] expected = File.ReadAllLines(path + ".out");
        Assert.True(expected.Length > 40);
        Assert.Equal(expected.Length, texts.Length);
        IEnumerable<int[]> ids = expected.Select(
            line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray());
        return (Tokenizer.Load(path), [.. texts.Zip(ids)]);
    }
}
