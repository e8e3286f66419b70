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
