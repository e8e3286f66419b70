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
    [InlineData("Q5_0")]
    [InlineData("Q4_K")]
    [InlineData("Q5_K")]
    [InlineData("Q6_K")]
    [InlineData("Q4_K_M")]
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

    [Theory]
    [InlineData("F32")]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("Q8_0")]
    [InlineData("Q4_0")]
    [InlineData("Q5_0")]
    [InlineData("Q4_K")]
    [InlineData("Q5_K")]
    [InlineData("Q6_K")]
    [InlineData("Q4_K_M")]
    public void Rows_are_decoded_to_the_bit(string type)
    {
        const string Prefix = "dequantized.";
        using ReferenceCase reference = ReferenceCase.Open("gguf/" + type);
        using GgufFile file = GgufFile.Open(Path.Combine(reference.Folder, "model.gguf"));
        string[] names = [.. reference.Names.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];
        Assert.Equal(8, names.Length);
        foreach (string name in names)
        {
            float[] expected = reference.Floats(Prefix + name);
            Compare.Same(expected, file.ReadFloats(name).AsSpan(0, expected.Length), name);
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
    [InlineData(WeightType.Q6_K, 0.05)]
    [InlineData(WeightType.Q5_K, 0.1)]
    [InlineData(WeightType.Q4_K, 0.2)]
    public void Converting_at_load_stays_within_the_noise_of_the_type(WeightType type, double noise)
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/F32");
        using GgufLlamaModel model = GgufLlamaModel.Load(Path.Combine(reference.Folder, "model.gguf"), new LoadOptions { Weights = type });
        int[] tokens = reference.Tokens(0);
        using DecoderSession session = model.CreateSession(tokens.Length);
        double distance = Compare.RelativeRms(reference.Logits(0), session.ForwardAll(tokens));
        Assert.InRange(distance, 1e-9, noise);
    }

    [Theory]
    [InlineData(WeightType.F16)]
    [InlineData(WeightType.BF16)]
    [InlineData(WeightType.Q8_0)]
    [InlineData(WeightType.Q4_0)]
    [InlineData(WeightType.Q4_K)]
    [InlineData(WeightType.Q5_K)]
    [InlineData(WeightType.Q6_K)]
    public void Converting_at_load_gives_the_blocks_of_llama_cpp(WeightType type)
    {
        using ReferenceCase floats = ReferenceCase.Open("gguf/F32");
        using ReferenceCase reference = ReferenceCase.Open($"gguf/{type}");
        using GgufFile original = GgufFile.Open(Path.Combine(floats.Folder, "model.gguf"));
        using GgufFile file = GgufFile.Open(Path.Combine(reference.Folder, "model.gguf"));
        int matrices = 0;
        foreach (GgufTensor tensor in file.Tensors.Where(tensor => tensor.Type.ToString() == type.ToString()))
        {
            byte[] stored = new byte[tensor.Bytes];
            using (FileStream stream = File.OpenRead(file.Path))
            {
                stream.Position = tensor.Offset;
                stream.ReadExactly(stored);
            }

            byte[] encoded = new byte[stored.Length];
            WeightCodec.Encode(type, original.ReadFloats(tensor.Name), encoded);
            Assert.True(stored.AsSpan().SequenceEqual(encoded), $"{tensor.Name} differs");
            matrices++;
        }

        Assert.Equal(16, matrices);
    }
}
