using System.Diagnostics;
using System.Text;
using CsCheck;
using Xunit;

namespace ModelGen.Text.Tests;

public sealed class TokenStreamTests
{
    private static readonly Tokenizer Gpt2 = Tokenizer.Load(Fixtures.Own("gpt2"));
    private static readonly Tokenizer Llama2 = Tokenizer.Load(Fixtures.Own("llama2"));
    private static readonly Tokenizer SentencePiece = Tokenizer.Load(Fixtures.Own("sp-bpe"));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char[" aé日\n"].Select(character => character.ToString()), Gen.Const("🦙"), Gen.Const("👩‍🚀"), Gen.Const("the"))
        .Array[0, 20].Select(string.Concat);

    public static TheoryData<string> Names => ["gpt2", "llama2", "llama3", "qwen2", "sp-bpe"];

    /// <summary>Whatever the text, the pieces are whole characters and together the text.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void PiecesAreWholeCharactersAndMakeTheText(string name)
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own(name));
        Texts.Sample(text =>
        {
            int[] ids = tokenizer.Encode(text);
            var pieces = new StringBuilder();
            TokenStream stream = tokenizer.CreateStream();
            foreach (string? piece in ids.Select(stream.Append).Append(stream.Flush()))
            {
                Assert.DoesNotContain('\uFFFD', piece ?? "");
                Assert.True(piece is null || !char.IsLowSurrogate(piece.FirstOrDefault()));
                pieces.Append(piece);
            }

            Assert.Equal(tokenizer.Decode(ids), pieces.ToString());
        }, iter: 300);
    }

    /// <summary>Ids at random are bytes at random: nothing is lost, and a stream of broken bytes ends too.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void TakesIdsAtRandom(string name)
    {
        Tokenizer tokenizer = Tokenizer.Load(Fixtures.Own(name));
        Gen.Int[0, tokenizer.VocabularySize - 1].Array[0, 200].Sample(ids =>
        {
            TokenStream stream = tokenizer.CreateStream();
            int length = ids.Select(stream.Append).Sum(piece => piece?.Length ?? 0) + stream.Flush().Length;

            // Bytes that a later broken one spoils have been shown as characters by then, and a space among them may count twice (as it does in the library).
            int whole = tokenizer.Decode(ids).Length;
            Assert.InRange(length, whole / 4, whole + (whole / 4) + 4);
        }, iter: 200);
    }

    [Fact]
    public void HoldsHalfACharacterBack()
    {
        // The llama takes four bytes.
        int[] ids = Gpt2.Encode("x🦙");
        TokenStream stream = Gpt2.CreateStream();
        string?[] pieces = [.. ids.Select(stream.Append)];
        Assert.Equal("x", pieces[0]);
        Assert.All(pieces[1..^1], Assert.Null);
        Assert.Equal("🦙", pieces[^1]);
        Assert.Equal("", stream.Flush());

        foreach (int id in ids[..^1])
        {
            stream.Append(id);
        }

        Assert.Equal("\uFFFD", stream.Flush());
    }

    [Fact]
    public void GoesOnBehindABrokenByte()
    {
        // E4 BD A0 is shown as a character before FF breaks the run.
        TokenStream stream = Llama2.CreateStream();
        int[] bytes = [.. new[] { 0xE4, 0xBD, 0xA0, 0xFF }.Select(value => Llama2.IdOf($"<0x{value:X2}>")!.Value)];
        Assert.Equal([null, null, "你", null], bytes.Select(stream.Append));
        Assert.Equal("\uFFFDa", stream.Append(Llama2.IdOf("a")!.Value));
        Assert.Equal("b", stream.Append(Llama2.IdOf("b")!.Value));
    }

    [Fact]
    public void NamesAnIdOutsideOfTheVocabulary()
    {
        foreach (Tokenizer tokenizer in (Tokenizer[])[Gpt2, SentencePiece])
        {
            TokenStream stream = tokenizer.CreateStream();
            foreach (int id in (int[])[tokenizer.VocabularySize, -1, int.MaxValue, int.MinValue])
            {
                ArgumentOutOfRangeException problem = Assert.Throws<ArgumentOutOfRangeException>(() => stream.Append(id));
                Assert.Contains($"Token {id} ", problem.Message, StringComparison.Ordinal);
                Assert.Contains($"0 to {tokenizer.VocabularySize - 1}", problem.Message, StringComparison.Ordinal);
                Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Decode([id]));
                Assert.Null(tokenizer.TokenAt(id));
                Assert.False(tokenizer.IsSpecial(id));
            }

            Assert.Equal("a", stream.Append(tokenizer.IdOf("a")!.Value));
        }
    }

    /// <summary>The window stays short, whatever comes: text, broken bytes, special tokens.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("<0xFF>")]
    [InlineData("<0xE4>")]
    [InlineData("<s>")]
    public void TakesLinearTime(string token)
    {
        int id = Llama2.IdOf(token)!.Value;
        TokenStream stream = Llama2.CreateStream();
        var watch = Stopwatch.StartNew();
        int length = 0;
        for (int i = 0; i < 50_000; i++)
        {
            length += stream.Append(id)?.Length ?? 0;
        }

        length += stream.Flush().Length;
        Assert.Equal(token == "<s>" ? 0 : 50_000, length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
