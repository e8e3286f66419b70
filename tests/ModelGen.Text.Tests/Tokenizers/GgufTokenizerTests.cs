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
}
