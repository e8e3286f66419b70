using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>SentencePiece models beyond the expected answers of the library.</summary>
public sealed class SentencePieceTests
{
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
}
