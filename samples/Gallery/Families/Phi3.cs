using ModelGen;

namespace Gallery;

/// <summary>Phi-3 (Abdin et al. 2024): LLaMA with fused projections; beyond the original context all frequencies change (LongRoPE).</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 32, ShortFactors = [1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35], LongFactors = [1.5, 1.9, 2.3, 2.7, 3.1, 3.5, 3.9, 4.3])]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Phi3)]
public sealed partial class TinyPhi3;

/// <summary>microsoft/Phi-3-mini-4k-instruct: 3,821,079,552 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 3072, Heads = 32, FeedForward = 8192, Vocabulary = 32064, Context = 4096)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 2047)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Phi3)]
public sealed partial class Phi3Mini4K;
