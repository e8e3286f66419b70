using ModelGen;

namespace Gallery;

/// <summary>GLM-4 (GLM Team 2024) of April 2025: norms on both sides of each branch, half of each head turns in neighbouring pairs.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.5)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1.5625e-07)]
[Checkpoint(Naming.Glm4)]
public sealed partial class TinyGlm4;

/// <summary>THUDM/GLM-4-9B-0414: 9,400,279,040 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 40, Hidden = 4096, Heads = 32, KeyValueHeads = 2, HeadSize = 128, FeedForward = 13696, Vocabulary = 151552, Context = 32768)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.5)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-5)]
[Checkpoint(Naming.Glm4)]
public sealed partial class Glm4With9B;
