using Xunit;

namespace ModelGen.Text.Tests.Generation;

public sealed class GenerationOptionsTests
{
    [Fact]
    public void TheDefaultsAreGreedyAndBounded()
    {
        GenerationOptions options = new();
        Assert.Equal(SamplingOptions.Greedy, options.Sampling);
        Assert.Equal(256, options.MaxTokens);
        Assert.Empty(options.StopSequences);
        Assert.True(options.AddSpecialTokens && options.SkipSpecialTokens && !options.IgnoreEndTokens);
    }

    [Fact]
    public void WrongValuesAreNamed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(GenerationOptions.MaxTokens), () => new GenerationOptions { MaxTokens = 0 });
        Assert.Throws<ArgumentNullException>(() => new GenerationOptions { Sampling = null! });
        Assert.Throws<ArgumentException>("StopSequences", () => new GenerationOptions { StopSequences = ["a", ""] });
        Assert.Throws<ArgumentException>("StopSequences", () => new GenerationOptions { StopSequences = ["a\uD83D"] });
        Assert.Equal(["🙂"], new GenerationOptions { StopSequences = ["🙂"] }.StopSequences);
    }

    [Fact]
    public void TheStopSequencesAreCopied()
    {
        string[] stops = ["a"];
        GenerationOptions options = new() { StopSequences = stops };
        stops[0] = "";
        Assert.Equal(["a"], options.StopSequences);
    }
}
