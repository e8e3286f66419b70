using ModelGen;

namespace Gallery;

/// <summary>
/// A mask of its own: the strided pattern of Sparse Transformers (Child et al. 2019, arXiv:1904.10509 §4.2): a token sees the last 16, and every 16th before them. The mask is on top of the causal one.
/// </summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[AttentionMask(nameof(IsSeen))]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
public sealed partial class StridedAttention
{
    private const int Stride = 16;

    private static bool IsSeen(int query, int key) => query - key < Stride || (query - key) % Stride == 0;
}
