using ModelGen;

namespace Gallery;

/// <summary>DeepSeek V2 (DeepSeek-AI 2024): keys and values from latents, small experts in groups, shared ones, a dense layer before them.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 32, MagnitudeScale = 0.707, MagnitudeScaleAllDimensions = 0.707)]
[LatentAttention(QueryRank = 40, KeyValueRank = 24, RotarySize = 8, NopeSize = 16, ValueSize = 12)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 8, Active = 3, Size = 40, Shared = 80, Scale = 16, Groups = 4, ActiveGroups = 2)]
[LayerPattern(First = 0, Last = 0, Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.DeepSeekV2)]
public sealed partial class TinyDeepSeekV2;

/// <summary>deepseek-ai/DeepSeek-V2-Lite: 15,706,484,224 parameters, of which a token meets 2.7 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 27, Hidden = 2048, Heads = 16, FeedForward = 10944, Vocabulary = 102400, Context = 163840)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 40, OriginalContext = 4096, MagnitudeScale = 0.707, MagnitudeScaleAllDimensions = 0.707)]
[LatentAttention(KeyValueRank = 512, RotarySize = 64, NopeSize = 128)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 64, Active = 6, Size = 1408, Shared = 2816)]
[LayerPattern(First = 0, Last = 0, Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.DeepSeekV2)]
public sealed partial class DeepSeekV2Lite;
