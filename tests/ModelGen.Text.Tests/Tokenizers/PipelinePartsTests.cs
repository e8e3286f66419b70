using System.Text;
using System.Text.Json;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>
/// Parts of the pipeline that no fixture has, each in a tokenizer whose tokens are the pieces; expectations from the documentation and the source of
/// <c>tokenizers</c>.
/// </summary>
public sealed class PipelinePartsTests
{
    // Splits of the library's own documentation.
    [Theory]
    [InlineData("Removed", false, "the|final|countdown")]
    [InlineData("Isolated", false, "the|-|final|-|-|countdown")]
    [InlineData("MergedWithPrevious", false, "the-|final-|-|countdown")]
    [InlineData("MergedWithNext", false, "the|-final|-|-countdown")]
    [InlineData("Contiguous", false, "the|-|final|--|countdown")]
    [InlineData("Removed", true, "-|-|-")]
    public void SplitBehaviours(string behaviour, bool invert, string pieces) => Expect(
        pieces.Split('|'),
        "the-final--countdown",
        preTokenizer: $$"""{"type":"Split","pattern":{"String":"-"},"behavior":"{{behaviour}}","invert":{{(invert ? "true" : "false")}} }""");

    [Theory]
    [InlineData("""{"type":"Digits","individual_digits":true}""", "Call 911 ⅷ", "Call |9|1|1| |ⅷ")]
    [InlineData("""{"type":"Digits","individual_digits":false}""", "Call 911!", "Call |911|!")]
    [InlineData("""{"type":"Punctuation","behavior":"Isolated"}""", "Hey!? «x»", "Hey|!|?| |«|x|»")]
    [InlineData("""{"type":"Punctuation"}""", "$5", "$|5")]
    [InlineData("""{"type":"Whitespace"}""", "Hey  friend!?\u00A0x", "Hey|friend|!?|x")]
    [InlineData("""{"type":"WhitespaceSplit"}""", " Hey\tfriend! ", "Hey|friend!")]
    [InlineData("""{"type":"CharDelimiterSplit","delimiter":"-"}""", "a--b", "a|b")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","add_prefix_space":true}""", "Hey  friend", "▁Hey|▁|▁friend")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","add_prefix_space":false}""", "Hey friend", "Hey|▁friend")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"never","split":false}""", "Hey friend", "Hey▁friend")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first"}""", "Hey<t>friend", "▁Hey|<t>|friend")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"always"}""", "Hey<t>friend", "▁Hey|<t>|▁friend")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first"}""", "<t>friend", "<t>|friend")]
    [InlineData("""{"type":"Metaspace","replacement":"▁"}""", " Hey", "▁Hey")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"WhitespaceSplit"},{"type":"Sequence","pretokenizers":[{"type":"Digits"},{"type":"Punctuation"}]}]}""", "a1! b", "a|1|!|b")]
    [InlineData("""{"type":"Sequence","pretokenizers":[]}""", "a b", "a b")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true}""", "it's é", "Ġit|'s|ĠÃ©")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":false,"use_regex":false}""", "a b", "aĠb")]
    public void PreTokenizers(string preTokenizer, string text, string pieces) => Expect(pieces.Split('|'), text, preTokenizer: preTokenizer);

    [Theory]
    [InlineData("""{"type":"Lowercase"}""", "ΑΣ İ𐐀", "ας i̇𐐨", true)]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":false}""", " \u3000a ", "a ", false)]
    [InlineData("""{"type":"Strip"}""", " a\u2028", "a", false)]
    [InlineData("""{"type":"Sequence","normalizers":[{"type":"NFD"},{"type":"StripAccents"}]}""", "Crème brûlée", "Creme brulee", false)]
    [InlineData("""{"type":"NFKC"}""", "ﬁ①", "fi1", false)]
    [InlineData("""{"type":"NFKD"}""", "é", "e\u0301", false)]
    [InlineData("""{"type":"Replace","pattern":{"Regex":"\\s{2,}"},"content":" "}""", "a  \t b", "a b", false)]
    [InlineData("""{"type":"ByteLevel"}""", "a é", "aĠÃ©", false)]
    public void Normalizers(string normalizer, string text, string normalized, bool sigma)
    {
        // Case is changed character by character: no final sigma.
        normalized = sigma ? normalized.Replace('ς', 'σ') : normalized;
        Expect([normalized], text, normalizer: normalizer);
    }

    [Theory]
    [InlineData("a <l> b", "a|<l>| b")]           // lstrip takes the space before
    [InlineData("a <r> b", "a |<r>|b")]           // rstrip the one behind
    [InlineData("a <w> b", "a |<w>| b")]
    [InlineData("a<w> b", "a<w> b")]              // single_word only alone
    [InlineData("é<w>", "é<w>")]
    [InlineData("!<w>!", "!|<w>|!")]
    [InlineData("<t><tt>", "<t>|<tt>")]           // the longest
    [InlineData("x<N>", "x|<N>")]                 // a normalized token is found in normalized text
    [InlineData("<t", "<t")]
    public void AddedTokens(string text, string pieces) => Expect(pieces.Split('|'), text);

    /// <summary>Unknown characters: dropped, one each, or fused; marks at the beginning and the end of words.</summary>
    [Theory]
    [InlineData("", "axxb", new[] { 0, 1 })]
    [InlineData("\"unk_token\":\"?\"", "axxb", new[] { 0, 2, 2, 1 })]
    [InlineData("\"unk_token\":\"?\",\"fuse_unk\":true", "axxb🦙x", new[] { 0, 2, 1, 2 })]
    [InlineData("\"continuing_subword_prefix\":\"##\"", "abb", new[] { 5, 3 })]
    [InlineData("\"end_of_word_suffix\":\"$\"", "ab", new[] { 0, 4 })]
    [InlineData("\"ignore_merges\":true", "bab", new[] { 6 })]
    public void BpeOptions(string options, string text, int[] ids)
    {
        string merges = options.Contains("##", StringComparison.Ordinal) ? "[\"a ##b\"]" : "[]";
        string json = $$"""{"model":{"type":"BPE",{{options}}{{(options.Length > 0 ? "," : "")}}"vocab":{"a":0,"b":1,"?":2,"##b":3,"b$":4,"ab":5,"bab":6},"merges":{{merges}} } }""";
        using var file = new TemporaryFile("tokenizer.json", Encoding.UTF8.GetBytes(json));
        Assert.Equal(ids, Tokenizer.Load(file.Path).Encode(text));
    }

    // A vocabulary of the expected pieces alone: a piece that is none of them begins with an unknown token or goes on with one.
    private static void Expect(string[] pieces, string text, string normalizer = "null", string preTokenizer = "null")
    {
        const string Added = """
            [{"content":"<t>","normalized":false},{"content":"<tt>","normalized":false},{"content":"<l>","lstrip":true,"normalized":false},
             {"content":"<r>","rstrip":true,"normalized":false},{"content":"<w>","single_word":true,"normalized":false},{"content":"<N>","normalized":true}]
            """;
        string entries = string.Concat(pieces.Distinct().Where(piece => !Added.Contains($"\"{piece}\"", StringComparison.Ordinal)).Select((piece, id) => $",\"{JsonEncodedText.Encode(piece)}\":{id + 1}"));
        string json = $$$"""
            {"added_tokens":{{{Added}}},"normalizer":{{{normalizer}}},"pre_tokenizer":{{{preTokenizer}}},
             "model":{"type":"BPE","ignore_merges":true,"unk_token":"unknown","continuing_subword_prefix":"##","vocab":{"unknown":0{{{entries}}}},"merges":[]}}
            """;
        using var file = new TemporaryFile("tokenizer.json", Encoding.UTF8.GetBytes(json));
        Tokenizer tokenizer = Tokenizer.Load(file.Path);
        Assert.Equal(pieces, tokenizer.Encode(text).Select(tokenizer.TokenAt));
    }
}
