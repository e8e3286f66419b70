using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Embeddings of another size than the hidden states.</summary>
[Collection(AloneCollection.Name)]
public sealed class EmbeddingSizeTests
{
    [Fact]
    public void Tables_and_heads_have_the_size_of_the_embedding()
    {
        static string Shapes(ModelManifest manifest, params TensorRole[] roles) =>
            string.Join("; ", roles.Select(role => string.Join(" × ", manifest.Patterns.Single(pattern => pattern.Role == role && !pattern.IsBias).Shape)));

        Assert.Equal(
            "150 × 28; 200 × 60; 60 × 28; 28 × 60",
            Shapes(OptModel.Manifest, TensorRole.TokenEmbedding, TensorRole.PositionEmbedding, TensorRole.EmbeddingProjection, TensorRole.HeadTransform));
        Assert.Equal(
            "150 × 70; 200 × 70; 2 × 70; 70; 48 × 70; 70 × 48; 70",
            Shapes(
                ElectraModel.Manifest,
                TensorRole.TokenEmbedding,
                TensorRole.PositionEmbedding,
                TensorRole.TokenTypeEmbedding,
                TensorRole.EmbeddingNorm,
                TensorRole.EmbeddingProjection,
                TensorRole.HeadTransform,
                TensorRole.HeadNorm));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Texts_of_a_batch_are_as_each_alone_and_allocate_nothing(int threads)
    {
        int[] first = [.. Enumerable.Range(5, 33)];
        int[] second = [.. Enumerable.Range(40, 21)];
        using WorkerPool workers = new(threads);
        using ElectraModel model = ElectraModel.CreateRandom(seed: 3, new LoadOptions { Workers = workers });
        using EncoderSession session = model.CreateSession(tokens: 60);
        float[] hidden = session.Encode(second).ToArray();
        float[] logits = session.Logits.ToArray();
        RaggedBatch batch = new();
        batch.Add(first);
        batch.Add(second);
        float[] together = new float[(first.Length + second.Length) * 48];
        session.Encode(batch, together);
        Compare.Same(hidden, together.AsSpan(first.Length * 48), "hidden states");
        Compare.Same(logits, session.Logits[(first.Length * 150)..], "logits");
        Assert.Equal(0, Allocations.OfAllThreads(() => session.Encode(batch, together)));
    }
}
