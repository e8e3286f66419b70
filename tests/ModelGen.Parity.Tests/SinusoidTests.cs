using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 150, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class SinusoidModel;

/// <summary>A model whose embedding is scaled and gains sinusoids: the same bits however a text is cut and whoever works, and no managed memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class SinusoidTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Any_split_and_any_number_of_threads_give_the_same_bits_and_allocate_nothing(int threads)
    {
        int[] text = [.. Enumerable.Range(0, 50)];
        using SinusoidModel reference = SinusoidModel.CreateRandom(seed: 3);
        using DecoderSession whole = reference.CreateSession(capacity: 64);
        float[] expected = whole.Forward(text).ToArray();

        using WorkerPool workers = new(threads);
        using SinusoidModel model = SinusoidModel.CreateRandom(seed: 3, new LoadOptions { Workers = workers });
        using DecoderSession session = model.CreateSession(capacity: 64);
        session.Forward(text.AsSpan(0, 1));
        session.Forward(text.AsSpan(1, 32));
        Compare.Same(expected, session.Forward(text.AsSpan(33)), "logits");

        void Pass()
        {
            session.Truncate(0);
            session.Forward(text);
        }

        Assert.Equal(0, Allocations.Of(Pass));
        Assert.Equal(0, Allocations.OfAllThreads(Pass));
    }
}
