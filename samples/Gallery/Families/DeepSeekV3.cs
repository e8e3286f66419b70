using ModelGen;

namespace Gallery;

/// <summary>DeepSeek V3 (DeepSeek-AI 2024): V2 whose experts are scored one by one, and chosen with corrections that keep them equally busy.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 32, MagnitudeScale = 1, MagnitudeScaleAllDimensions = 1)]
[LatentAttention(QueryRank = 40, KeyValueRank = 24, RotarySize = 8, NopeSize = 16)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 8, Active = 3, Size = 40, Shared = 40, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true, Scale = 2.5, Groups = 4, ActiveGroups = 2, GroupTop = 2)]
[LayerPattern(First = 0, Last = 0, Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.DeepSeekV3)]
public sealed partial class TinyDeepSeekV3;

/// <summary>deepseek-ai/DeepSeek-V3: 671,026,419,200 parameters, of which a token meets 37 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 61, Hidden = 7168, Heads = 128, FeedForward = 18432, Vocabulary = 129280, Context = 163840)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 40, OriginalContext = 4096, MagnitudeScale = 1, MagnitudeScaleAllDimensions = 1)]
[LatentAttention(QueryRank = 1536, KeyValueRank = 512, RotarySize = 64, NopeSize = 128)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 256, Active = 8, Size = 2048, Shared = 2048, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true, Scale = 2.5, Groups = 8, ActiveGroups = 4, GroupTop = 2)]
[LayerPattern(First = 0, Last = 2, Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.DeepSeekV3)]
public sealed partial class DeepSeekV3;
