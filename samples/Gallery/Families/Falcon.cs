using ModelGen;

namespace Gallery;

/// <summary>Falcon of the kind of 7B (Almazrouei et al. 2023): one key for all heads, parallel branches of one norm.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 1, FeedForward = 256, Vocabulary = 200, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Falcon)]
public sealed partial class TinyFalcon;

/// <summary>Falcon of the kind of 40B: keys shared by groups of heads, parallel branches with a norm each.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 256, Vocabulary = 200, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.TwoNorms)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Falcon)]
public sealed partial class TinyFalconOfGroups;

/// <summary>tiiuae/falcon-7b: 6,921,720,704 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4544, Heads = 71, KeyValueHeads = 1, FeedForward = 18176, Vocabulary = 65024, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Falcon)]
public sealed partial class Falcon7B;

/// <summary>tiiuae/falcon-40b: 41,303,293,952 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 60, Hidden = 8192, Heads = 128, KeyValueHeads = 8, FeedForward = 32768, Vocabulary = 65024, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.TwoNorms)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Falcon)]
public sealed partial class Falcon40B;
