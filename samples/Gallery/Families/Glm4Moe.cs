using ModelGen;

namespace Gallery;

/// <summary>GLM-4.5 (GLM-4.5 Team 2025): DeepSeek V3's experts under plain attention, half of whose heads turns.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.5)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value, QueryKeyNorm = QueryKeyNorm.PerHead)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 8, Active = 3, Size = 40, Shared = 40, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true, Scale = 2.5)]
[LayerPattern(First = 0, Last = 0, Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Glm4Moe)]
public sealed partial class TinyGlm4Moe;

/// <summary>zai-org/GLM-4.5-Air: 106,852,251,264 parameters, of which a token meets 12 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 46, Hidden = 4096, Heads = 96, KeyValueHeads = 8, HeadSize = 128, FeedForward = 10944, Vocabulary = 151552, Context = 131072)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000, RotaryFraction = 0.5)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 128, Active = 8, Size = 1408, Shared = 1408, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true)]
[LayerPattern(First = 0, Last = 0, Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Glm4Moe)]
public sealed partial class Glm45Air;
