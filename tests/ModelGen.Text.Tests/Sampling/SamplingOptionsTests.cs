using Xunit;

namespace ModelGen.Text.Tests.Sampling;

public sealed class SamplingOptionsTests
{
    [Fact]
    public void EveryStepIsOffAtFirst()
    {
        SamplingOptions options = new();
        Assert.Equal((1.0, 0, 1.0, 0.0), (options.Temperature, options.TopK, options.TopP, options.MinP));
        Assert.Equal((1.0, 0.0, 0.0, 64), (options.RepetitionPenalty, options.FrequencyPenalty, options.PresencePenalty, options.PenaltyWindow));
        Assert.Equal((SamplerOrder.LlamaCpp, null), (options.Order, options.Seed));
        Assert.Equal(0, SamplingOptions.Greedy.Temperature);
    }

    public static TheoryData<string, Func<SamplingOptions>> Wrong => new()
    {
        { "Temperature must be a finite number of at least 0", () => new SamplingOptions { Temperature = -0.1 } },
        { "Temperature must be", () => new SamplingOptions { Temperature = double.NaN } },
        { "Temperature must be", () => new SamplingOptions { Temperature = double.PositiveInfinity } },
        { "TopK must be at least 0", () => new SamplingOptions { TopK = -1 } },
        { "TopP must be above 0 and at most 1", () => new SamplingOptions { TopP = 0 } },
        { "TopP must be", () => new SamplingOptions { TopP = 1.01 } },
        { "TopP must be", () => new SamplingOptions { TopP = double.NaN } },
        { "MinP must be from 0", () => new SamplingOptions { MinP = -0.01 } },
        { "MinP must be", () => new SamplingOptions { MinP = 1.01 } },
        { "MinP must be", () => new SamplingOptions { MinP = double.NaN } },
        { "RepetitionPenalty must be a finite number above 0", () => new SamplingOptions { RepetitionPenalty = 0 } },
        { "RepetitionPenalty must be", () => new SamplingOptions { RepetitionPenalty = 1e-60 } },
        { "RepetitionPenalty must be", () => new SamplingOptions { RepetitionPenalty = double.NaN } },
        { "FrequencyPenalty must be a finite number", () => new SamplingOptions { FrequencyPenalty = double.NegativeInfinity } },
        { "PresencePenalty must be a finite number", () => new SamplingOptions { PresencePenalty = double.NaN } },
        { "PenaltyWindow must be at least 0, or null", () => new SamplingOptions { PenaltyWindow = -1 } },
        { "Order must be LlamaCpp or HuggingFace", () => new SamplingOptions { Order = (SamplerOrder)7 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void AWrongValueIsNamed(string message, Func<SamplingOptions> create)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(create);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithChecksToo() => Assert.Throws<ArgumentOutOfRangeException>(() => SamplingOptions.Greedy with { TopP = 2 });
}
