using CsCheck;
using Xunit;

namespace ModelGen.Text.Tests.Sampling;

/// <summary>The sampler against its naive twin, on random logits and options.</summary>
public sealed class SamplerTwinTests
{
    // Coarse logits bring ties; some tokens are forbidden.
    private static readonly Gen<float> Logit = Gen.OneOf(
        Gen.Float[-12, 12],
        Gen.Int[-6, 6].Select(i => i * 0.5f),
        Gen.Frequency((4, Gen.Const(0f)), (1, Gen.Const(float.NegativeInfinity))));

    private static readonly Gen<SamplingOptions> Options = Gen.Select(
        Gen.OneOf(Gen.Const(1.0), Gen.Double[0.05, 4]),
        Gen.OneOf(Gen.Const(0), Gen.Int[1, 60]),
        Gen.OneOf(Gen.Const(1.0), Gen.Double[0.01, 0.999]),
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0.001, 1]),
        Gen.Select(
            Gen.OneOf(Gen.Const(1.0), Gen.Double[0.5, 2]),
            Gen.OneOf(Gen.Const(0.0), Gen.Double[-1, 2]),
            Gen.OneOf(Gen.Const(0.0), Gen.Double[-1, 2]),
            Gen.Int[-1, 40]),
        Gen.Bool,
        (temperature, topK, topP, minP, penalties, llama) => new SamplingOptions
        {
            Temperature = temperature,
            TopK = topK,
            TopP = topP,
            MinP = minP,
            RepetitionPenalty = penalties.Item1,
            FrequencyPenalty = penalties.Item2,
            PresencePenalty = penalties.Item3,
            PenaltyWindow = penalties.Item4 < 0 ? null : penalties.Item4,
            Order = llama ? SamplerOrder.LlamaCpp : SamplerOrder.HuggingFace,
        });

    private static readonly Gen<(float[] Logits, int[] History, SamplingOptions Options)> Case =
        Gen.Int[1, 300].SelectMany(vocabulary => Gen.Select(Logit.Array[vocabulary], Gen.Int[0, vocabulary - 1].Array[0, 80], Options));

    [Fact]
    public void TheSameTokensAreLeftWithTheSameProbabilities() => Case.Sample(
        sample =>
        {
            (float[] logits, int[] history, SamplingOptions options) = sample;
            if (!logits.Any(float.IsFinite))
            {
                return;
            }

            Dictionary<int, double> expected = NaiveSampler.Distribution(logits, history, options, out bool close)
                .ToDictionary(token => token.Id, token => token.Probability);
            if (close)
            {
                return;
            }

            Sampler sampler = new(options, logits.Length);
            sampler.Select(logits, history);
            int[] ids = [.. sampler.Left!.Ids];
            double[] weights = [.. sampler.Left.Weights];
            double sum = weights.Sum();
            Assert.Equal(expected.Keys.Order(), ids.Order());
            Assert.All(ids.Zip(weights), token => Assert.Equal(expected[token.First], token.Second / sum, 1e-12));
            Assert.True(expected[sampler.Next(logits, history)] > 0, "a token without probability was drawn");
        },
        iter: 3000);

    [Fact]
    public void GreedyIsTheFirstOfTheGreatest() => Case.Sample(
        sample =>
        {
            (float[] logits, int[] history, SamplingOptions options) = sample;
            if (!logits.Any(float.IsFinite))
            {
                return;
            }

            int expected = NaiveSampler.Distribution(logits, history, options with { TopK = 0, TopP = 1, MinP = 0, Temperature = 1 }, out _)[0].Id;
            Assert.Equal(expected, new Sampler(options with { Temperature = 0 }, logits.Length).Next(logits, history));
        },
        iter: 1000);

    [Theory]
    [InlineData(0, 0.9)]
    [InlineData(40, 1)]
    [InlineData(1000, 0.95)]
    public void ALargeVocabularyToo(int topK, double topP)
    {
        Random random = new(3);
        SamplingOptions options = new() { TopK = topK, TopP = topP, Temperature = 0.9, MinP = 1e-4 };
        Sampler sampler = new(options, 128_256);
        float[] logits = new float[128_256];
        for (int round = 0; round < 3; round++)
        {
            // A rising row makes every token enter the heap; a random one few.
            for (int i = 0; i < logits.Length; i++)
            {
                logits[i] = round == 0 ? i * 1e-4f : (float)(random.NextDouble() + random.NextDouble() + random.NextDouble()) * 8;
            }

            List<(int Id, double Probability)> expected = NaiveSampler.Distribution(logits, [], options, out bool close);
            Assert.False(close);
            sampler.Select(logits, []);
            Assert.Equal(expected.Select(token => token.Id), [.. sampler.Left!.Ids]);
        }
    }
}
