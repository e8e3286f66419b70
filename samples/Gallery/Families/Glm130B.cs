using ModelGen;

namespace Gallery;

/// <summary>GLM-130B (Zeng et al. 2022): a prefix that sees itself, GeGLU, DeepNorm.</summary>
[Transformer(Structure.PrefixDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 170, Vocabulary = 170, Context = 128)]
[BlankFilling(Start = 164, Mask = 160, SentenceMask = 162, GenerationMask = 161, GenerationRunsOn = true)]
[PositionEncoding(PositionEncoding.Rotary, HalfPrecisionFrequencies = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeGlu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Glm130B)]
public sealed partial class TinyGlm130B;

/// <summary>THUDM/GLM-130B.</summary>
[Transformer(Structure.PrefixDecoder, Layers = 70, Hidden = 12288, Heads = 96, FeedForward = 32768, Vocabulary = 150528, Context = 2048)]
[BlankFilling(Start = 150004, Mask = 150000, SentenceMask = 150002, GenerationMask = 150001, GenerationRunsOn = true)]
[PositionEncoding(PositionEncoding.Rotary, HalfPrecisionFrequencies = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeGlu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Glm130B)]
public sealed partial class Glm130B;
