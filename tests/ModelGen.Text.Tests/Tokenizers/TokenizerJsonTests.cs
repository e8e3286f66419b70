using System.Text.Json;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>Every expected answer of the <c>tokenizers</c> library for tokenizers in <c>tokenizer.json</c>.</summary>
public sealed class TokenizerJsonTests
{
    public static TheoryData<string> Names => ["llama2", "llama3", "gpt2", "qwen2", "mistral-metaspace", "gemma"];

    public static TheoryData<string> Streamed => ["llama2", "llama3", "gpt2", "mistral-metaspace", "gemma"];

    [Theory]
    [MemberData(nameof(Names))]
    public void EncodesAsTheReference(string name)
    {
        string folder = Fixtures.Folder(name);
        Tokenizer tokenizer = Tokenizer.Load(folder);
        JsonElement[] rows = Fixtures.Rows(folder, "cases.json");
        Assert.True(rows.Length > 80);
        Assert.All(rows, row =>
        {
            string text = Fixtures.Text(row, "text");
            int[] ids = tokenizer.Encode(text);
            Assert.Equal(Fixtures.Ids(row, "ids"), ids);
            Assert.Equal(Fixtures.Ids(row, "ids_plain"), tokenizer.Encode(text, addSpecialTokens: false));
            Assert.Equal(row.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()), ids.Select(tokenizer.TokenAt));
            Assert.Equal(Fixtures.Text(row, "decoded"), tokenizer.Decode(ids));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EncodesPairsAsTheReference(string name)
    {
        string folder = Fixtures.Folder(name);
        Tokenizer tokenizer = Tokenizer.Load(folder);
        JsonElement[] rows = [.. Fixtures.Rows(folder, "cases.json").Where(row => row.TryGetProperty("pair", out _))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            JsonElement pair = row.GetProperty("pair");
            EncodedPair encoded = tokenizer.EncodePair(Fixtures.Text(row, "text"), Fixtures.Text(pair, "text2"));
            Assert.Equal(Fixtures.Ids(pair, "ids"), encoded.Ids);
            Assert.Equal(Fixtures.Ids(pair, "type_ids"), encoded.TypeIds);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void DecodesAsTheReference(string name)
    {
        string folder = Fixtures.Folder(name);
        Tokenizer tokenizer = Tokenizer.Load(folder);
        JsonElement[] rows = Fixtures.Rows(folder, "decode.json");
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            int[] ids = Fixtures.Ids(row, "ids");
            Assert.Equal(Fixtures.Text(row, "decoded"), tokenizer.Decode(ids));
            Assert.Equal(Fixtures.Text(row, "decoded_with_special"), tokenizer.Decode(ids, skipSpecialTokens: false));
        });
    }

    [Theory]
    [MemberData(nameof(Streamed))]
    public void StreamsAsTheReference(string name)
    {
        string folder = Fixtures.Folder(name);
        Tokenizer tokenizer = Tokenizer.Load(folder);
        JsonElement[] rows = Fixtures.Rows(folder, "stream.json");
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            TokenStream stream = tokenizer.CreateStream(row.GetProperty("skip_special_tokens").GetBoolean());
            string?[] expected = [.. row.GetProperty("pieces").EnumerateArray().Select(piece => piece.GetString())];

            // Where the library gave up, what came before still counts.
            Assert.Equal(expected, Fixtures.Ids(row, "ids").Take(expected.Length).Select(stream.Append));
        });
    }
}
