using ModelGen;

namespace Gallery;

/// <summary>Qwen 2 MoE (Yang et al. 2024): Qwen 2 with many small experts, and a shared one that every token goes to, through a gate.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 6, Active = 2, Size = 48, Shared = 80, SharedGate = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Qwen2Moe)]
public sealed partial class TinyQwen2Moe;

/// <summary>Qwen/Qwen1.5-MoE-A2.7B: 14,315,784,192 parameters, of which a token meets 2.7 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 2048, Heads = 16, FeedForward = 5632, Vocabulary = 151936, Context = 8192)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 60, Active = 4, Size = 1408, Shared = 5632, SharedGate = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Qwen2Moe)]
public sealed partial class Qwen15MoeA2_7B;
