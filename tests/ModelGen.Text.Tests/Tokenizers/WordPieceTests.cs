using System.Text;
using System.Text.Json;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>WordPiece beyond the expected answers: other settings, <c>vocab.txt</c>, broken vocabularies.</summary>
public sealed class WordPieceTests
{
    private const string Words = """{"[UNK]":0,"[CLS]":1,"[SEP]":2,"un":3,"##aff":4,"##able":5,"##ab":6,"é":7,"e":8,"E":9,"中":10,"\u2028":11,"!":12,"日":13}""";

    [Theory]
    [InlineData("unaffable", new[] { 3, 4, 5 })]
    [InlineData("un unaffx un", new[] { 3, 0, 3 })]
    [InlineData("un!un", new[] { 3, 12, 3 })]
    [InlineData("##able", new[] { 0, 0, 0 })]
    [InlineData("É\u0301\u0000\u200B", new[] { 8 })]
    [InlineData("un中日x", new[] { 3, 10, 13, 0 })]
    [InlineData("un\u2028un\tun", new[] { 3, 3, 3 })]
    [InlineData("", new int[0])]
    public void Uncased(string text, int[] ids) => Assert.Equal(ids, Load(Normalizer("true", "null", "true", "true")).Encode(text));

    [Theory]
    [InlineData("true", "false", "true", "É", new[] { 7 })]         // small, with its accent
    [InlineData("false", "true", "true", "É", new[] { 9 })]         // without its accent, still large
    [InlineData("false", "null", "true", "é", new[] { 7 })]
    [InlineData("true", "null", "false", "un中", new[] { 0 })]      // no spaces around
    public void Settings(string lowercase, string accents, string chinese, string text, int[] ids) =>
        Assert.Equal(ids, Load(Normalizer(lowercase, accents, chinese, "true")).Encode(text));

    [Fact]
    public void TextIsCleanedOnRequest() => Assert.Equal([0], Load(Normalizer("true", "null", "true", "false")).Encode("un\u200B"));

    [Theory]
    [InlineData("BertProcessing", new[] { 1, 3, 2, 8, 2 }, new[] { 0, 0, 0, 1, 1 }, new[] { 0, 1 })]
    [InlineData("RobertaProcessing", new[] { 1, 3, 2, 2, 8, 2 }, new[] { 0, 0, 0, 0, 0, 0 }, new[] { 0, 0 })]
    public void PostProcessors(string type, int[] ids, int[] types, int[] plainTypes)
    {
        Tokenizer tokenizer = Load($$""","post_processor":{"type":"{{type}}","cls":["[CLS]",1],"sep":["[SEP]",2]},"pre_tokenizer":{"type":"BertPreTokenizer"}""");
        Assert.Equal([1, 3, 2], tokenizer.Encode("un"));
        EncodedPair pair = tokenizer.EncodePair("un", "e");
        Assert.Equal(ids, pair.Ids);
        Assert.Equal(types, pair.TypeIds);
        Assert.Equal(plainTypes, tokenizer.EncodePair("un", "e", addSpecialTokens: false).TypeIds);
    }

    [Theory]
    [InlineData(true, "don't do, it ' s!")]
    [InlineData(false, "don ' t do , it ' s !")]
    public void CleansUp(bool cleanup, string text)
    {
        const string Vocabulary = """{"[UNK]":0,"do":1,"##n":2,"'":3,"t":4,",":5,"it":6,"s":7,"!":8,"n't":9}""";
        Tokenizer tokenizer = Load($$""","decoder":{"type":"WordPiece","prefix":"##","cleanup":{{(cleanup ? "true" : "false")}}}""", Vocabulary);
        Assert.Equal(text, tokenizer.Decode(cleanup ? [1, 9, 1, 5, 6, 3, 7, 8] : [1, 2, 3, 4, 1, 5, 6, 3, 7, 8]));
    }

    [Fact]
    public void LongWordsAreUnknown()
    {
        Tokenizer tokenizer = Load("""
            ,"model":{"type":"WordPiece","max_input_chars_per_word":3,"unk_token":"?","continuing_subword_prefix":"","vocab":{"?":0,"a":1,"🦙":2}}
            """, vocabulary: null);
        Assert.Equal([1, 1, 1], tokenizer.Encode("aaa"));
        Assert.Equal([0], tokenizer.Encode("aaaa"));
        Assert.Equal([2, 2, 2], tokenizer.Encode("🦙🦙🦙"));
        Assert.Equal([0], tokenizer.Encode("🦙🦙🦙🦙"));
    }

    /// <summary>The tokens alone, a line each, and what the other file says of the text make the same tokenizer.</summary>
    [Theory]
    [InlineData("bert-cased")]
    [InlineData("bert-uncased")]
    public void ReadsAVocabularyOfLines(string name)
    {
        string folder = Fixtures.Own(name);
        Tokenizer expected = Tokenizer.Load(folder);
        string lines = string.Concat(Enumerable.Range(0, expected.VocabularySize).Select(id => expected.TokenAt(id) + (id % 2 == 0 ? "\n" : "\r\n")));
        using var file = new TemporaryFile("vocab.txt", Encoding.UTF8.GetBytes(lines));
        string beside = Path.GetDirectoryName(file.Path)!;
        File.Copy(Path.Combine(folder, "tokenizer_config.json"), Path.Combine(beside, "tokenizer_config.json"));
        Tokenizer tokenizer = Tokenizer.Load(beside);
        Assert.Equal(expected.VocabularySize, tokenizer.VocabularySize);
        Assert.Equal(expected.BeginOfText, tokenizer.BeginOfText);
        Assert.All(Fixtures.Rows(folder, "cases.json"), row =>
        {
            Assert.Equal(Fixtures.Ids(row, "ids"), tokenizer.Encode(Fixtures.Text(row, "text")));
            Assert.Equal(Fixtures.Text(row, "decoded"), tokenizer.Decode(Fixtures.Ids(row, "ids")));
            if (row.TryGetProperty("pair", out JsonElement pair))
            {
                Assert.Equal(Fixtures.Ids(pair, "type_ids"), tokenizer.EncodePair(Fixtures.Text(row, "text"), Fixtures.Text(pair, "text2")).TypeIds);
            }
        });
    }

    [Theory]
    [InlineData("[UNK]\n[CLS]\n[SEP]\na\na\n", "", "twice")]
    [InlineData("[UNK]\n[CLS]\n[SEP]\n\n\n", "", "twice")]
    [InlineData("[UNK]\n[SEP]\na", "", "'[CLS]'")]
    [InlineData("[CLS]\n[SEP]\na", "", "'[UNK]'")]
    [InlineData("", "", "empty")]
    [InlineData("[UNK]\n[CLS]\n[SEP]", """{"cls_token":"<s>"}""", "'<s>'")]
    [InlineData("[UNK]\n[CLS]\n[SEP]", """{"do_lower_case":"yes"}""", "true or false")]
    [InlineData("[UNK]\n[CLS]\n[SEP]", "[]", "object")]
    public void NamesWhatIsWrongWithLines(string lines, string settings, string named)
    {
        using var file = new TemporaryFile("vocab.txt", Encoding.UTF8.GetBytes(lines));
        if (settings.Length > 0)
        {
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(file.Path)!, "tokenizer_config.json"), settings);
        }

        Assert.Contains(named, Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesAreUtf8()
    {
        using var file = new TemporaryFile("vocab.txt", [0x5B, 0xC3, 0x0A]);
        Assert.Contains("UTF-8", Assert.Throws<ModelFormatException>(() => Tokenizer.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    private static string Normalizer(string lowercase, string accents, string chinese, string clean) =>
        $$""","normalizer":{"type":"BertNormalizer","clean_text":{{clean}},"handle_chinese_chars":{{chinese}},"strip_accents":{{accents}},"lowercase":{{lowercase}}},"pre_tokenizer":{"type":"BertPreTokenizer"}""";

    private static Tokenizer Load(string parts, string? vocabulary = Words)
    {
        string model = vocabulary is null ? "" : $$""","model":{"type":"WordPiece","vocab":{{vocabulary}}}""";
        using var file = new TemporaryFile("tokenizer.json", Encoding.UTF8.GetBytes($$"""{"version":"1.0"{{model}}{{parts}}}"""));
        return Tokenizer.Load(file.Path);
    }
}
