using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>BERT in GGUF files: small ones in two types, and the trained model of the sample.</summary>
public sealed class EncoderGgufTests
{
    [Theory]
    [InlineData("F16")]
    [InlineData("Q8_0")]
    public void Hidden_states_are_those_of_the_dequantized_weights(string type)
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/bert-" + type);
        using GgufBertModel model = GgufBertModel.Load(Path.Combine(reference.Folder, "model.gguf"));
        using EncoderSession session = model.CreateSession(tokens: 32);
        Assert.Equal(5, reference.Sequences);
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            Compare.Close(reference.Hidden(i), session.Encode(tokens), 2e-4, $"hidden states of text {i}");
        }
    }

    [Fact]
    public void MiniLm_dequantized_at_load_gives_the_expected_states_and_embeddings()
    {
        string folder = SharedData.Path("minilm");
        using SafetensorsFile expected = SafetensorsFile.Open(Path.Combine(folder, "expected.safetensors"));
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder), new LoadOptions { Weights = WeightType.F32 });
        RaggedBatch texts = MiniLm.Texts(folder);
        float[] hidden = MiniLm.Encode(model, texts);
        for (int i = 0; i < texts.Count; i++)
        {
            ReadOnlySpan<float> own = MiniLm.Part(texts, i, hidden);
            if (expected.Tensors.Any(tensor => tensor.Name == $"hidden_q8.{i}"))
            {
                Compare.Close(expected.ReadFloats($"hidden_q8.{i}"), own, 1e-4, $"hidden states of text {i}");
            }

            Compare.Close(expected.ReadFloats($"embedding_q8.{i}"), MiniLm.Embedding(own), 1e-4, $"embedding of text {i}");
        }
    }

    [Fact]
    public void MiniLm_run_as_it_is_stored_points_the_same_way()
    {
        string folder = SharedData.Path("minilm");
        using SafetensorsFile expected = SafetensorsFile.Open(Path.Combine(folder, "expected.safetensors"));
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder));
        RaggedBatch texts = MiniLm.Texts(folder);
        float[] hidden = MiniLm.Encode(model, texts);
        for (int i = 0; i < texts.Count; i++)
        {
            float[] embedding = MiniLm.Embedding(MiniLm.Part(texts, i, hidden));
            Assert.InRange(Similarity(expected.ReadFloats($"embedding_q8.{i}"), embedding), 0.999, 1.001);
            Assert.InRange(Similarity(expected.ReadFloats($"embedding.{i}"), embedding), 0.999, 1.001);
        }
    }

    [Fact]
    public void Meaning_depends_on_the_sentence()
    {
        string folder = SharedData.Path("minilm");
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder), new LoadOptions { Weights = WeightType.F32 });
        RaggedBatch texts = MiniLm.Texts(folder);
        float[] hidden = MiniLm.Encode(model, texts);
        double[][] expected = MiniLm.BankCosines(folder);
        float[][] bank = [.. Enumerable.Range(0, 4).Select(text => MiniLm.Part(texts, text, hidden).Slice(texts.Tokens(text).IndexOf(MiniLm.Bank) * 384, 384).ToArray())];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                // Expected of the original weights; the file's are rounded to eight bits.
                Assert.InRange(Similarity(bank[i], bank[j]), expected[i][j] - 0.02, expected[i][j] + 0.02);
            }
        }
    }

    private static double Similarity(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(a, b);
}
