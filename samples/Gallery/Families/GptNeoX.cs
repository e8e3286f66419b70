using ModelGen;

namespace Gallery;

/// <summary>GPT-NeoX (Black et al. 2022): parallel branches with a norm each, a quarter of each head turns.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.25)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.TwoNorms)]
[Checkpoint(Naming.GptNeoX)]
public sealed partial class TinyGptNeoX;

/// <summary>EleutherAI/pythia-160m (Biderman et al. 2023): 162,322,944 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 50304, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.25)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.TwoNorms)]
[Checkpoint(Naming.GptNeoX)]
public sealed partial class Pythia160M;

/// <summary>EleutherAI/gpt-neox-20b: 20,554,567,680 parameters; its GELU is the approximation by tanh.</summary>
[Transformer(Structure.CausalDecoder, Layers = 44, Hidden = 6144, Heads = 64, FeedForward = 24576, Vocabulary = 50432, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.25)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.TwoNorms)]
[Checkpoint(Naming.GptNeoX)]
public sealed partial class GptNeoX20B;
