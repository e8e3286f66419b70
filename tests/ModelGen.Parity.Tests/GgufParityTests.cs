using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>GGUF files in every storage type, against the logits of the dequantized weights.</summary>
public sealed class GgufParityTests
{
    [Theory]
    [InlineData("F32")]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("Q8_0")]
    [InlineData("Q4_0")]
    public void Logits_are_those_of_the_dequantized_weights(string type)
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/" + type);
        using GgufLlamaModel model = GgufLlamaModel.Load(Path.Combine(reference.Folder, "model.gguf"));
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using DecoderSession session = model.CreateSession(tokens.Length);
            Compare.Close(reference.Logits(i), session.ForwardAll(tokens), 2e-4, $"logits of sequence {i}");
        }
    }

    [Fact]
    public void Fused_projections_are_taken_apart()
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/bloom-F16");
        using GgufBloomModel model = GgufBloomModel.Load(Path.Combine(reference.Folder, "model.gguf"));
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using DecoderSession session = model.CreateSession(tokens.Length);
            Compare.Close(reference.Logits(i), session.ForwardAll(tokens), 2e-4, $"logits of sequence {i}");
        }
    }

    [Theory]
    [InlineData(WeightType.F16, 1e-3)]
    [InlineData(WeightType.BF16, 1e-2)]
    [InlineData(WeightType.Q8_0, 2e-2)]
    [InlineData(WeightType.Q4_0, 0.3)]
    public void Converting_at_load_stays_within_the_noise_of_the_type(WeightType type, double noise)
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/F32");
        using GgufLlamaModel model = GgufLlamaModel.Load(Path.Combine(reference.Folder, "model.gguf"), new LoadOptions { Weights = type });
        int[] tokens = reference.Tokens(0);
        using DecoderSession session = model.CreateSession(tokens.Length);
        double distance = Compare.RelativeRms(reference.Logits(0), session.ForwardAll(tokens));
        Assert.InRange(distance, 1e-9, noise);
    }
}
