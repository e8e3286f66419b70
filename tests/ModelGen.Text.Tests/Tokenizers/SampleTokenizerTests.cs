using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>The tokenizers of trained models, on the texts that come with them.</summary>
public sealed class SampleTokenizerTests
{
    [Fact]
    public void Stories260K()
    {
        string folder = Fixtures.Own("stories260k");
        Tokenizer tokenizer = Tokenizer.Load(folder);
        Assert.Equal(512, tokenizer.VocabularySize);
        Assert.Equal(1, tokenizer.BeginOfText);
        Assert.Equal([2], tokenizer.EndTokens);
        Assert.All(Fixtures.Json(Path.Combine(folder, "expected.json")).GetProperty("cases").EnumerateArray(), row =>
        {
            int[] ids = Fixtures.Ids(row, "ids");
            Assert.Equal(ids, tokenizer.Encode(Fixtures.Text(row, "prompt")));
            Assert.Equal(Fixtures.Text(row, "text"), tokenizer.Decode([.. ids, .. Fixtures.Ids(row, "continuation")]));
        });
    }

    [Theory]
    [InlineData("llama-kjv")]
    [InlineData("bloom")]
    public void LanguageModels(string name)
    {
        string folder = SharedData.Path($"samples/{name}");
        Tokenizer tokenizer = Tokenizer.Load(folder);
        JsonElement expected = Fixtures.Json(Path.Combine(folder, "expected.json"));
        Assert.All(expected.GetProperty("prompts").EnumerateArray(), row =>
        {
            Assert.Equal(Fixtures.Ids(row, "ids"), tokenizer.Encode(Fixtures.Text(row, "prompt")));
            Assert.Equal(Fixtures.Text(row, "greedy"), tokenizer.Decode(Fixtures.Ids(row, "greedy_ids"), skipSpecialTokens: false));
        });
    }

    /// <summary>All three files that hold the vocabulary of one sentence encoder.</summary>
    [Theory]
    [InlineData("tokenizer.json")]
    [InlineData("vocab.txt")]
    [InlineData("all-MiniLM-L6-v2-Q8_0.gguf")]
    public void SentenceEncoder(string file)
    {
        string folder = SharedData.Path("minilm");
        Tokenizer tokenizer = Tokenizer.Load(Path.Combine(folder, file));
        Assert.Equal(30522, tokenizer.VocabularySize);
        Assert.Equal(101, tokenizer.BeginOfText);
        JsonElement[] rows = [.. Fixtures.Json(Path.Combine(folder, "expected.json")).GetProperty("sentences").EnumerateArray()];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(Fixtures.Ids(row, "ids"), Truncated(tokenizer.Encode(Fixtures.Text(row, "text")))));

        // The expected ids were made with at most 256 tokens.
        static int[] Truncated(int[] ids) => ids.Length > 256 ? [.. ids[..255], ids[^1]] : ids;
    }

    [Fact]
    public void FillsBlanks()
    {
        string folder = SharedData.Path("samples/chatglm");
        Tokenizer tokenizer = Tokenizer.Load(folder);
        Assert.All(Fixtures.Json(Path.Combine(folder, "expected.json")).GetProperty("cases").EnumerateArray(), row =>
        {
            // A prompt without a blank is one to continue.
            string prompt = Fixtures.Text(row, "prompt");
            prompt += prompt.Contains("[MASK]", StringComparison.Ordinal) ? "<sop>" : "[gMASK]<sop>";
            Assert.Equal(Fixtures.Ids(row, "tokens"), tokenizer.Encode(prompt));
            Assert.Equal(Fixtures.Text(row, "text"), tokenizer.Decode(Fixtures.Ids(row, "continuation")));
        });
    }
}
