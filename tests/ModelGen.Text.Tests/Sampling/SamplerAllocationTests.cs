using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests.Sampling;

public sealed class SamplerAllocationTests
{
    public static TheoryData<SamplingOptions> Options =>
    [
        SamplingOptions.Greedy,
        new SamplingOptions(),
        new SamplingOptions { TopP = 0.9 },
        new SamplingOptions { Temperature = 0.8, TopK = 40, TopP = 0.95, MinP = 0.05, RepetitionPenalty = 1.1, FrequencyPenalty = 0.1, PresencePenalty = 0.1 },
        new SamplingOptions { Temperature = 1.3, TopP = 0.7, MinP = 0.01, PenaltyWindow = null, RepetitionPenalty = 1.2, Order = SamplerOrder.HuggingFace },
    ];

    [Theory]
    [MemberData(nameof(Options))]
    public void ATokenAllocatesNothing(SamplingOptions options)
    {
        float[] logits = [.. Enumerable.Range(0, 5003).Select(i => (i * 2503 % 5003) * 0.002f)];
        int[] history = [.. Enumerable.Range(0, 100)];
        Sampler sampler = new(options, logits.Length);
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                sampler.Next(logits, history);
            }
        }));
    }
}
