using ModelGen;

namespace Gallery;

/// <summary>ChatGLM-6B (Du et al. 2022, Zeng et al. 2022): a prefix that sees itself, rotation in two dimensions, DeepNorm.</summary>
[Transformer(Structure.PrefixDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 256, Vocabulary = 160, Context = 128)]
[BlankFilling(Start = 154, Mask = 150, GenerationMask = 151, GenerationFirst = true)]
[PositionEncoding(PositionEncoding.Rotary, Streams = 2, HalfPrecisionFrequencies = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
[Residual(Alpha = 7.483314773547883)]
[Checkpoint(Naming.ChatGlm)]
public sealed partial class TinyChatGlm;

/// <summary>THUDM/chatglm-6b.</summary>
[Transformer(Structure.PrefixDecoder, Layers = 28, Hidden = 4096, Heads = 32, FeedForward = 16384, Vocabulary = 130528, Context = 2048)]
[BlankFilling(Start = 130004, Mask = 130000, GenerationMask = 130001, GenerationFirst = true)]
[PositionEncoding(PositionEncoding.Rotary, Streams = 2, HalfPrecisionFrequencies = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
[Residual(Alpha = 7.483314773547883)]
[Checkpoint(Naming.ChatGlm)]
public sealed partial class ChatGlm6B;
