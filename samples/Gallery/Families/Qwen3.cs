using ModelGen;

namespace Gallery;

/// <summary>Qwen 3 (Yang et al. 2025): LLaMA with the queries and keys of each head normalized.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 24, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
public sealed partial class TinyQwen3;

/// <summary>Qwen/Qwen3-0.6B: 596,049,920 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 28, Hidden = 1024, Heads = 16, KeyValueHeads = 8, HeadSize = 128, FeedForward = 3072, Vocabulary = 151936, Context = 40960)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class Qwen3With0_6B;
