using ModelGen;

namespace Gallery;

/// <summary>GPT-2 (Radford et al. 2019): learned positions, LayerNorm before each branch, biases everywhere.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 256, Vocabulary = 200, Context = 64)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Gpt2)]
public sealed partial class TinyGpt2;

/// <summary>openai-community/gpt2: 124,439,808 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 50257, Context = 1024)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Gpt2)]
public sealed partial class Gpt2Small;
