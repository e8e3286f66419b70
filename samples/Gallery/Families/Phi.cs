using ModelGen;

namespace Gallery;

/// <summary>Phi (Li et al. 2023): parallel branches of one norm, half of each head turns, biases everywhere.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.5)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Bias = true)]
[Checkpoint(Naming.Phi)]
public sealed partial class TinyPhi;

/// <summary>microsoft/phi-2: 2,779,683,840 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 2560, Heads = 32, FeedForward = 10240, Vocabulary = 51200, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.4)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Bias = true)]
[Checkpoint(Naming.Phi)]
public sealed partial class Phi2;
