using ModelGen;

namespace Gallery;

/// <summary>StarCoder 2 (Lozhkov et al. 2024): GPT-2's feed-forward part and biases with rotary positions, shared keys and a window.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 100_000)]
[Attention(Window = 8, Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.StarCoder2)]
public sealed partial class TinyStarCoder2;

/// <summary>bigcode/starcoder2-3b: 3,030,371,328 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 30, Hidden = 3072, Heads = 24, KeyValueHeads = 2, FeedForward = 12288, Vocabulary = 49152, Context = 16384)]
[PositionEncoding(PositionEncoding.Rotary, Base = 999999.4420358813)]
[Attention(Window = 4096, Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.StarCoder2)]
public sealed partial class StarCoder2With3B;
