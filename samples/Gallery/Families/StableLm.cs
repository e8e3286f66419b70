using ModelGen;

namespace Gallery;

/// <summary>StableLM 2 (Bellagente et al. 2024): LLaMA with LayerNorm, of which a quarter of each head turns.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.25)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.StableLm)]
public sealed partial class TinyStableLm;

/// <summary>stabilityai/stablelm-2-1_6b: 1,644,515,328 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 2048, Heads = 32, FeedForward = 5632, Vocabulary = 100352, Context = 4096)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.25)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.StableLm)]
public sealed partial class StableLm2With1_6B;
