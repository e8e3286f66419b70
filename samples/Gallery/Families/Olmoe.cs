using ModelGen;

namespace Gallery;

/// <summary>OLMoE (Muennighoff et al. 2024): OLMo with small experts, and norms over all heads of queries and keys.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 40, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.FullWidth)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 8, Active = 3)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Olmoe)]
public sealed partial class TinyOlmoe;

/// <summary>allenai/OLMoE-1B-7B-0924: 6,919,161,856 parameters, of which a token meets 1.3 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 16, Hidden = 2048, Heads = 16, FeedForward = 1024, Vocabulary = 50304, Context = 4096)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.FullWidth)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 64, Active = 8)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Olmoe)]
public sealed partial class Olmoe7B;
