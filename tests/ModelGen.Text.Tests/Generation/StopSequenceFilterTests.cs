using CsCheck;
using ModelGen.Text.Generation;
using Xunit;

namespace ModelGen.Text.Tests.Generation;

public sealed class StopSequenceFilterTests
{
    [Fact]
    public void WhatCouldBeginAStopIsHeldBackAndReleasedWhenItDoesNot()
    {
        StopSequenceFilter filter = new(["END"]);
        Assert.Equal("the ", filter.Append("the E"));
        Assert.Equal("", filter.Append("N"));
        Assert.Equal("EN", filter.Append("E"));
        Assert.Equal("Emy", filter.Append("my"));
        Assert.Equal(" ", filter.Append(" EN"));
        Assert.Equal("", filter.Append("D of"));
        Assert.Equal("END", filter.Stopped);
        Assert.Equal("", filter.Append("more"));
        Assert.Equal("", filter.Flush());
    }

    [Fact]
    public void TheEndReleasesWhatIsHeld()
    {
        StopSequenceFilter filter = new(["aab"]);
        Assert.Equal("", filter.Append("aa"));
        Assert.Equal("a", filter.Append("a"));
        Assert.Equal("aa", filter.Flush());
        Assert.Null(filter.Stopped);
    }

    [Theory]
    [InlineData("xabcd", "bc", "xa")]       // complete before abcd is
    [InlineData("xabd", "abd", "x")]        // ends with bd, and is longer
    [InlineData("xbd", "bd", "x")]
    [InlineData("ababac", "ababac", "")]    // falls back within itself
    [InlineData("abababac", "ababac", "ab")]
    public void TheFirstToBeCompleteWinsAndOfThoseTheLongest(string text, string stop, string expected)
    {
        StopSequenceFilter filter = new(["bd", "abcd", "bc", "abd", "ababac"]);
        Assert.Equal(expected, filter.Append(text));
        Assert.Equal(stop, filter.Stopped);
    }

    [Fact]
    public void AnyCutOfAnyTextGivesTheAnswerOfTheWhole()
    {
        Gen<string> letters = Gen.Char["ab"].Array.Select(characters => new string(characters));
        Gen.Select(letters, Gen.Char["ab"].Array[1, 5].Select(characters => new string(characters)).Array[0, 3], Gen.Int[1, 4].Array[50]).Sample(
            (text, stops, cuts) =>
            {
                (string expected, string? stop) = Whole(text, stops);
                StopSequenceFilter filter = new(stops);
                string passed = "";
                int start = 0;
                for (int i = 0; start < text.Length; i++)
                {
                    int length = Math.Min(cuts[i % cuts.Length], text.Length - start);
                    passed += filter.Append(text.Substring(start, length));
                    start += length;
                    if (filter.Stopped is null)
                    {
                        // Nothing that can be shown is held back, and nothing that cannot is shown.
                        Assert.Equal(text[..(start - Held(text[..start], stops))], passed);
                    }
                }

                passed += filter.Flush();
                Assert.Equal((expected, stop), (passed, filter.Stopped));
            },
            iter: 5000);
    }

    // The longest end of the text that is a beginning of a stop sequence.
    private static int Held(string text, string[] stops) =>
        Enumerable.Range(0, text.Length + 1).Last(length => length == 0 || stops.Any(stop => stop.StartsWith(text[^length..], StringComparison.Ordinal)));

    private static (string Text, string? Stop) Whole(string text, string[] stops)
    {
        for (int end = 1; end <= text.Length; end++)
        {
            string? stop = stops.Where(stop => text[..end].EndsWith(stop, StringComparison.Ordinal)).MaxBy(stop => stop.Length);
            if (stop is not null)
            {
                return (text[..(end - stop.Length)], stop);
            }
        }

        return (text, null);
    }
}
