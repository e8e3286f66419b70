using ModelGen;

namespace Gallery;

/// <summary>
/// Qwen3-Embedding (Zhang et al. 2025): Qwen 3 as an encoder of texts. Tokens see those before them alone, which a mask of its own says, and the state of the last one is the vector of the text
/// (<c>Pooling.LastToken</c> of <c>SentenceEmbedder</c>).
/// </summary>
[Transformer(Structure.Encoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 24, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
[AttentionMask(nameof(IsSeen))]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
public sealed partial class TinyQwen3Embedding
{
    private static bool IsSeen(int query, int key) => key <= query;
}

/// <summary>Qwen/Qwen3-Embedding-0.6B: 595,776,512 parameters.</summary>
[Transformer(Structure.Encoder, Layers = 28, Hidden = 1024, Heads = 16, KeyValueHeads = 8, HeadSize = 128, FeedForward = 3072, Vocabulary = 151669, Context = 32768)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
[AttentionMask(nameof(IsSeen))]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
public sealed partial class Qwen3Embedding0_6B
{
    private static bool IsSeen(int query, int key) => key <= query;
}
