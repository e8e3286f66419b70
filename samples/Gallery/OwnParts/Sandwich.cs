using ModelGen;

namespace Gallery;

/// <summary>
/// A bias of scores of its own: Sandwich (Chi et al. 2022, arXiv:2212.10356 §4), the inner product of the sinusoids of two positions, which falls with their distance. The method is asked once for each head and pair of positions
/// that meet.
/// </summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.None)]
[AttentionBias(nameof(Sandwich))]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
public sealed partial class SandwichBias
{
    private const int Pairs = 64;

    private static float Sandwich(int head, int query, int key)
    {
        double sum = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            sum += Math.Cos((query - key) / Math.Pow(10_000, (double)pair / Pairs)) - 1;
        }

        // Heads look at nearer and nearer places, as with linear biases.
        return (float)(sum * 8 / (Pairs * (head + 1)));
    }
}
