using System.Text;
using CsCheck;
using ModelGen.Text.Tokenizers;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>Unigram models: the search against a plain one, ties, and SentencePiece's options.</summary>
public sealed class UnigramTests
{
    private static readonly Gen<string> Letters = Gen.OneOf(Gen.Const("a"), Gen.Const("b"), Gen.Const("\u2581"), Gen.Const("日"), Gen.Const("🦙"));

    private static readonly Gen<(string Text, float Score)[]> Pieces =
        Gen.Select(Letters.Array[1, 4].Select(string.Concat), Gen.Int[-40, 3].Select(score => score / 4f)).Array[1, 12]
            .Select(pieces => pieces.DistinctBy(piece => piece.Item1).Select(piece => (piece.Item1, piece.Item2)).ToArray());

    /// <summary>Many pieces share a score here, so that ties are many.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FindsWhatAPlainSearchFinds(bool single) => Gen.Select(Pieces, Letters.Array[0, 12].Select(string.Concat)).Sample((pieces, text) =>
    {
        double[] scores = [.. pieces.Select(piece => (double)piece.Score)];
        var trie = new PieceTrie("", pieces.Select((piece, id) => (piece.Text, id)));
        var paths = new UnigramPaths(trie, scores, -1, scores.Min() - 10, single);
        var found = new List<int>();
        ReadOnlySpan<PathScratch.Place> places = paths.Best(text, new PathScratch());
        for (int start = 0; start < text.Length; start = places[start].End)
        {
            found.Add(places[places[start].End].Piece);
        }

        Assert.Equal(Plain([.. pieces.Select(piece => piece.Text)], scores, scores.Min() - 10, text, single), found);
    }, iter: 2000);

    /// <summary>Of equal ways the one whose last piece is longest.</summary>
    [Fact]
    public void BreaksTies()
    {
        Tokenizer tokenizer = Load("""{"type":"Unigram","unk_id":0,"vocab":[["?",-9],["a",-1],["aa",-2],["b",-1]]}""");
        Assert.Equal([1, 2], tokenizer.Encode("aaa"));
        Assert.Equal([2, 3], tokenizer.Encode("aab"));
    }

    [Theory]
    [InlineData("""{"type":"Unigram","unk_id":0,"vocab":[["?",0],["a",-1]]}""", "axya", new[] { 1, 0, 1 })]
    [InlineData("""{"type":"Unigram","unk_id":0,"vocab":[["?",0],["a",-1],["xy",-90]]}""", "axya", new[] { 1, 2, 1 })]
    [InlineData("""{"type":"Unigram","unk_id":0,"byte_fallback":true,"vocab":[["?",0],["a",-1],["<0x78>",-5],["<0xC3>",-5],["<0xA9>",-5]]}""", "axé", new[] { 1, 2, 3, 4 })]
    [InlineData("""{"type":"Unigram","unk_id":0,"byte_fallback":true,"vocab":[["?",0],["a",-1],["<0x78>",-5]]}""", "axy", new[] { 1, 0 })]
    [InlineData("""{"type":"Unigram","vocab":[["",0],["a",-1]]}""", "aa", new[] { 1, 1 })]
    [InlineData("""{"type":"Unigram","unk_id":0,"vocab":[["?",0],["a",-3e38],["aa",-3e38]]}""", "aaaaa", null)]
    public void UnknownCharacters(string model, string text, int[]? ids)
    {
        int[] found = Load(model).Encode(text);
        Assert.True(ids is null || ids.SequenceEqual(found), string.Join(' ', found));
    }

    [Fact]
    public void UnknownCharactersNeedAToken()
    {
        Tokenizer tokenizer = Load("""{"type":"Unigram","vocab":[["a",-1]]}""");
        Assert.Equal([0], tokenizer.Encode("a"));
        Assert.Contains("'日'", Assert.Throws<ModelFormatException>(() => tokenizer.Encode("a日")).Message, StringComparison.Ordinal);
    }

    /// <summary>Spaces at the ends and inside, the space that is added, and where.</summary>
    [Theory]
    [InlineData(1, 1, 0, " a  b ", "_a_b")]
    [InlineData(1, 0, 0, " a  b ", "__a__b_")]
    [InlineData(0, 1, 0, " a  b ", "a_b")]
    [InlineData(0, 0, 0, " a  b ", "_a__b_")]
    [InlineData(1, 1, 1, " a  b ", "a_b_")]
    [InlineData(1, 0, 1, " a  b ", "_a__b__")]
    [InlineData(0, 1, 1, "a b", "a_b")]
    [InlineData(1, 1, 1, "  ", "")]
    [InlineData(1, 0, 0, "", "")]
    public void Spaces(int addSpace, int removeExtra, int behind, string text, string expected)
    {
        SentencePieceWriter writer = Letterwise().Normalizer(3, addSpace).Normalizer(4, removeExtra).Trainer(24, behind);
        Tokenizer tokenizer = Load(writer);
        Assert.Equal(expected, string.Concat(tokenizer.Encode(text, addSpecialTokens: false).Select(tokenizer.TokenAt)).Replace('\u2581', '_'));
    }

    /// <summary>User-defined pieces win, however low their score, and are not rewritten.</summary>
    [Fact]
    public void UserDefinedPieces()
    {
        Tokenizer tokenizer = Load(Letterwise().Piece("aXb", -50, kind: 4).Map(CharacterMapWriter.Write(('X', "b"), ('\n', " "))));
        Assert.Equal("_|a|_|b|b|_|aXb|a", Joined(tokenizer, "a\nXb  aXba"));
    }

    [Fact]
    public void RewritesDecodedText()
    {
        Tokenizer tokenizer = Load(Letterwise().Denormalizer(CharacterMapWriter.Write(('a', "A "))));
        Assert.Equal("A bA ", tokenizer.Decode(tokenizer.Encode("aba")));
    }

    [Fact]
    public void UnusedPiecesAreNotFound() => Assert.Equal("_|a|b", Joined(Load(Letterwise().Piece("ab", 0, kind: 5)), "ab"));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void ScoresAreNumbers(float score) =>
        Assert.Contains("score", Assert.Throws<ModelFormatException>(() => Load(Letterwise().Piece("ab", score))).Message, StringComparison.Ordinal);

    [Fact]
    public void LongPiecesAreRejected() =>
        Assert.Contains("600", Assert.Throws<ModelFormatException>(() => Load(Letterwise().Piece(new string('a', 600), 0))).Message, StringComparison.Ordinal);

    [Fact]
    public void OtherKindsAreNamed() =>
        Assert.Contains("type 3", Assert.Throws<ModelFormatException>(() => Load(new SentencePieceWriter(type: 3).Piece("<unk>", 0, 2))).Message, StringComparison.Ordinal);

    private static SentencePieceWriter Letterwise() =>
        new SentencePieceWriter().Piece("<unk>", 0, kind: 2).Piece("a", -1).Piece("b", -1).Piece("\u2581", -1);

    private static string Joined(Tokenizer tokenizer, string text) =>
        string.Join('|', tokenizer.Encode(text, addSpecialTokens: false).Select(tokenizer.TokenAt)).Replace('\u2581', '_').Replace(' ', '_');

    private static Tokenizer Load(SentencePieceWriter writer)
    {
        using var file = new TemporaryFile("tokenizer.model", writer.Write());
        return Tokenizer.Load(file.Path);
    }

    private static Tokenizer Load(string model)
    {
        using var file = new TemporaryFile("tokenizer.json", Encoding.UTF8.GetBytes($$"""{"model":{{model}} }"""));
        return Tokenizer.Load(file.Path);
    }

    // By dictionary, each sum in the arithmetic of its library.
    private static List<int> Plain(string[] pieces, double[] scores, double unknownScore, string text, bool single)
    {
        double[] best = new double[text.Length + 1];
        (int Start, int Piece)[] last = [.. Enumerable.Repeat((-1, -1), text.Length + 1)];
        for (int start = 0; start < text.Length; start += char.IsHighSurrogate(text[start]) ? 2 : 1)
        {
            int width = char.IsHighSurrogate(text[start]) ? 2 : 1;
            bool known = false;
            for (int end = start + 1; end <= text.Length; end++)
            {
                int piece = Array.IndexOf(pieces, text[start..end]);
                if (piece >= 0)
                {
                    Try(end, start, piece, best[start] + scores[piece]);
                    known |= end - start == width;
                }
            }

            if (!known)
            {
                Try(start + width, start, -1, single ? (float)best[start] + (float)unknownScore : best[start] + unknownScore);
            }
        }

        var path = new List<int>();
        for (int end = text.Length; end > 0; end = last[end].Start)
        {
            path.Insert(0, last[end].Piece);
        }

        return path;

        void Try(int end, int start, int piece, double score)
        {
            if (last[end].Start < 0 || score > best[end])
            {
                best[end] = single ? (float)score : score;
                last[end] = (start, piece);
            }
        }
    }
}
