using System.Text.RegularExpressions;
using CsCheck;
using ModelGen.Text.Tokenizers;
using Xunit;

namespace ModelGen.Text.Tests;

public sealed class PatternTests
{
    private const string Llama3 =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    // Characters on which .NET and Unicode agree, with many of the ones that patterns look for.
    private static readonly Gen<string> Texts = Gen.Char["'sStTrReEdDlL \n\r\t\u00A0\u2028aZ09é٣Ⅷ!_中́\u00AD"].Array[0, 30].Select(characters => new string(characters));

    [Theory]
    [InlineData(ByteLevelPreTokenizer.WordPattern)]
    [InlineData(Llama3)]
    [InlineData(@"(?:s|st|t)+?e|(?<!a)Z|(?<=a)Z|(?=\p{Lu})\w|[^\n]\b")]
    [InlineData(@"(?:(?:s|t){1,2}|e*)*r|(?>s+|t)l|\S*?[!_]|\Aa|0\z|\s{2,3}?")]
    public void FindsWhatDotNetFinds(string pattern)
    {
        var reference = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
        TextPattern ours = TextPattern.Regex(pattern, "test");
        Texts.Sample(text =>
        {
            var matches = new List<(int Start, int End)>();
            ours.FindAll(text, matches);
            return matches.Where(match => match.End > match.Start).SequenceEqual(
                reference.Matches(text).Where(match => match.Length > 0).Select(match => (match.Index, match.Index + match.Length)));
        }, iter: 2000);
    }

    [Theory]
    [InlineData("(?i:'s)", "it'\u017F", 2, 4)]                        // the long s is an s
    [InlineData("(?i)K+", "k\u212AK", 0, 3)]                          // and the Kelvin sign a k
    [InlineData(@"\p{L}+", "1\U00010400\U00020000", 1, 5)]            // letters beyond the basic plane
    [InlineData(@"\p{N}", "a\U0001D7D8", 1, 3)]                       // and digits
    [InlineData(@"[\U0001F600]", "x\U0001F600", 1, 3)]
    [InlineData(@"[^\s]", "\U0001F600", 0, 2)]
    [InlineData(@".", "\U0001F600", 0, 2)]
    [InlineData(@"(?<!\U0001F600)a", "\U0001F600aa", 3, 4)]
    [InlineData(@"\x{1F600}+", "\U0001F600\U0001F600", 0, 4)]
    [InlineData(@"[a-z&&[^aeiou]]+", "aebcd", 2, 5)]
    [InlineData(@"[^a&&b]", "ab", 0, 1)]
    [InlineData(@"[[:alpha:]\-]+", "1a-b", 1, 4)]
    [InlineData(@"[[:^alpha:]]", "a1", 1, 2)]
    [InlineData(@"[]a]+", "x]a", 1, 3)]
    [InlineData(@" ?[^(\s|[.,!?…。，、।۔،])]+", "a, (b", 0, 1)]      // BLOOM's: a class in a class
    [InlineData(@"\p{^L}+", "a12", 1, 3)]
    [InlineData(@"\p{Han}+", "a漢字b", 1, 3)]
    [InlineData(@"a{2}?", "aa", 0, 2)]                                // {n}? is an option in Ruby's syntax
    [InlineData(@"a{1,2}+", "aaaaa", 0, 5)]                           // and {n,m}+ a repetition
    [InlineData(@"a{,2}", "aaa", 0, 2)]
    [InlineData(@"a{x", "a{x", 0, 3)]
    [InlineData(@"(?x) a b # comment", "ab", 0, 2)]
    [InlineData(@"a(?i)b|c", "aC", 0, 2)]                             // the option holds for what follows, alternatives included
    [InlineData(@"(?#comment)(?<name>a)", "a", 0, 1)]
    [InlineData(@"\R", "a\r\n", 1, 3)]
    [InlineData(@"(?m:a.b)", "a\nb", 0, 3)]
    public void FollowsOniguruma(string pattern, string text, int start, int end)
    {
        var matches = new List<(int Start, int End)>();
        TextPattern.Regex(pattern.Replace(@"\U0001F600", "\U0001F600", StringComparison.Ordinal), "test").FindAll(text, matches);
        Assert.Equal((start, end), matches[0]);
    }

    [Theory]
    [InlineData("a++a", "aaa")]
    [InlineData("(?>a+)a", "aaa")]
    [InlineData("[^\\S]", "a")]
    public void FindsNothing(string pattern, string text)
    {
        var matches = new List<(int Start, int End)>();
        TextPattern.Regex(pattern, "test").FindAll(text, matches);
        Assert.Empty(matches);
    }

    [Theory]
    [InlineData("(a", "without end")]
    [InlineData("a)", "unmatched")]
    [InlineData("[a", "ends too early")]
    [InlineData("*a", "repeats nothing")]
    [InlineData(@"(a)\1", @"\1")]
    [InlineData(@"\p{Klingon}", "'Klingon'")]
    [InlineData(@"\X", @"\X")]
    [InlineData(@"(?<=a+)b", "fixed length")]
    [InlineData("[z-a]", "backwards")]
    [InlineData("a{1001}", "1000")]
    [InlineData("((((a{1000}b){1000}){1000}){1000})", "instructions")]
    [InlineData(@"\x{110000}", "code point")]
    public void NamesWhatItCannotRead(string pattern, string named)
    {
        ModelFormatException problem = Assert.Throws<ModelFormatException>(() => TextPattern.Regex(pattern, "tokenizer.json"));
        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.Contains("tokenizer.json", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a|a)*b")]
    [InlineData("(a*)*(a*)*(a*)*b")]
    [InlineData("(?=(a+)+b)")]
    public void EndsOnPatternsThatBacktrackForever(string pattern) =>
        Assert.Contains("backtracks", Assert.Throws<ModelFormatException>(() => TextPattern.Regex(pattern, "test").FindAll(new string('a', 5000), [])).Message, StringComparison.Ordinal);

    [Fact]
    public void RejectsNestingWithoutEnd()
    {
        Assert.Throws<ModelFormatException>(() => TextPattern.Regex(new string('(', 100_000), "test"));
        Assert.Throws<ModelFormatException>(() => TextPattern.Regex(new string('[', 100_000), "test"));
        Assert.Throws<ModelFormatException>(() => TextPattern.Regex("a" + new string('+', 100_000), "test"));
        TextPattern.Regex(string.Concat(Enumerable.Repeat("(?:){1000}", 40)), "test");
        TextPattern.Regex(new string('(', 40) + string.Concat(Enumerable.Repeat("){1000}", 40)), "test");
    }

    /// <summary>Anything that a file can hold: it is read or rejected, and ends.</summary>
    [Fact]
    public void AnyPatternIsReadOrRejected()
    {
        Gen<string> patterns = Gen.Char[@"ab\()[]{}?*+|.^$-=!<>:&i,1spLN "].Array[0, 14].Select(characters => new string(characters));
        Gen.Select(patterns, Texts).Sample((pattern, text) =>
        {
            try
            {
                TextPattern.Regex(pattern, "test").FindAll(text, []);
            }
            catch (ModelFormatException)
            {
                // Rejected.
            }
        }, iter: 20_000);
    }
}
