using ModelGen;

namespace Gallery;

/// <summary>GPT-J (Wang and Komatsuzaki 2021): parallel branches of one norm, neighbours of a part of each head turn together.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 256, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.5)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Bias = true)]
[Checkpoint(Naming.GptJ)]
public sealed partial class TinyGptJ;

/// <summary>EleutherAI/gpt-j-6b: 6,050,882,784 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 28, Hidden = 4096, Heads = 16, FeedForward = 16384, Vocabulary = 50400, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.25)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Bias = true)]
[Checkpoint(Naming.GptJ)]
public sealed partial class GptJ6B;
