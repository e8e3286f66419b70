using ModelGen;

namespace Gallery;

/// <summary>Qwen 3 MoE (Yang et al. 2025): Qwen 3 with experts, here with a dense layer among them.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 8, Active = 3, Size = 40, Renormalize = true)]
[LayerPattern(Layers = [1], Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Qwen3Moe)]
public sealed partial class TinyQwen3Moe;

/// <summary>Qwen/Qwen3-30B-A3B: 30,532,122,624 parameters, of which a token meets 3.3 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 48, Hidden = 2048, Heads = 32, KeyValueHeads = 4, HeadSize = 128, FeedForward = 6144, Vocabulary = 151936, Context = 40960)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 128, Active = 8, Size = 768, Renormalize = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Qwen3Moe)]
public sealed partial class Qwen3With30B;
