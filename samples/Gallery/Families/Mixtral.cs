using ModelGen;

namespace Gallery;

/// <summary>Mixtral (Jiang et al. 2024): LLaMA with several feed-forward parts, of which each token goes to two.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 2, Renormalize = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Mixtral)]
public sealed partial class TinyMixtral;

/// <summary>mistralai/Mixtral-8x7B-v0.1: 46,702,792,704 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, KeyValueHeads = 8, FeedForward = 14336, Vocabulary = 32000, Context = 32768)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 8, Active = 2, Renormalize = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Mixtral)]
public sealed partial class Mixtral8x7B;
