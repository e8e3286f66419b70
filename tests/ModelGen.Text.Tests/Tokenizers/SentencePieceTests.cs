using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>Every expected answer of the <c>sentencepiece</c> library, and of <c>tokenizers</c> where its conversion of a model agrees.</summary>
public sealed class SentencePieceTests
{
    [Fact]
    public void EncodesAsTheReference()
    {
        string folder = Fixtures.Own("sp-bpe");
        Tokenizer tokenizer = Tokenizer.Load(folder);
        Assert.All(Fixtures.Rows(folder, "cases.json"), row =>
        {
            string text = Fixtures.Text(row, "text");
            int[] ids = tokenizer.Encode(text);
            Assert.Equal(Fixtures.Ids(row, "ids"), ids);
            Assert.Equal(Fixtures.Ids(row, "ids_plain"), tokenizer.Encode(text, addSpecialTokens: false));
            Assert.Equal(row.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()), ids.Select(tokenizer.TokenAt));
            Assert.Equal(Fixtures.Text(row, "decoded"), tokenizer.Decode(ids));
        });
    }

    [Fact]
    public void DecodesAsTheReference()
    {
        string folder = Fixtures.Own("sp-bpe");
        Tokenizer tokenizer = Tokenizer.Load(Path.Combine(folder, "tokenizer.model"));
        Assert.All(Fixtures.Rows(folder, "decode.json"), row => Assert.Equal(Fixtures.Text(row, "decoded"), tokenizer.Decode(Fixtures.Ids(row, "ids"))));
    }

    /// <summary>
    /// The model that a tokenizer.json was converted from gives the same ids, but for texts in which special tokens are written out; and the newer form,
    /// Metaspace, puts no
    /// space in front of a text that begins with one.
    /// </summary>
    [Theory]
    [InlineData("llama2", false)]
    [InlineData("mistral-metaspace", true)]
    public void AgreesWithTheConvertedTokenizer(string name, bool metaspace)
    {
        string folder = Fixtures.Folder(name);
        Tokenizer model = Tokenizer.Load(Path.Combine(folder, "tokenizer.model"));
        Tokenizer converted = Tokenizer.Load(Path.Combine(folder, "tokenizer.json"));
        int same = 0;
        Assert.All(Fixtures.Rows(folder, "cases.json").Select(row => Fixtures.Text(row, "text")), text =>
        {
            bool special = new[] { "<s>", "</s>", "<unk>" }.Any(token => text.Contains(token, StringComparison.Ordinal));
            if (!special && !(metaspace && text.StartsWith(' ')) && !(metaspace && text.StartsWith('\u2581')))
            {
                Assert.Equal(converted.Encode(text), model.Encode(text));
                Assert.Equal(converted.Decode(converted.Encode(text)), model.Decode(model.Encode(text)));
                same++;
            }
        });
        Assert.True(same > 70);
    }

    [Fact]
    public void UnigramIsNotSupportedYet()
    {
        string path = SharedData.Path("tokenizers/json/sp-unigram-nfkc/tokenizer.model");
        Assert.Contains("Unigram", Assert.Throws<ModelFormatException>(() => Tokenizer.Load(path)).Message, StringComparison.Ordinal);
    }
}
