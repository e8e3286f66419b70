using ModelGen;

namespace Gallery;

/// <summary>OLMo 2 (OLMo Team 2025): norms on what the branches give alone, and over all heads of queries and keys.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.FullWidth)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Output, Epsilon = 1e-5)]
[Checkpoint(Naming.Olmo2)]
public sealed partial class TinyOlmo2;

/// <summary>allenai/OLMo-2-1124-7B: 7,298,617,344 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, FeedForward = 11008, Vocabulary = 100352, Context = 4096)]
[PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
[Attention(QueryKeyNorm = QueryKeyNorm.FullWidth)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Output, Epsilon = 1e-6)]
[Checkpoint(Naming.Olmo2)]
public sealed partial class Olmo2With7B;
