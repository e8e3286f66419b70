using ModelGen;

namespace ChatGlm;

/// <summary>ChatGLM-6B's architecture with 2.6 million parameters: it continues a text, or fills a blank in the middle of one, in the manner of 1611.</summary>
[Transformer(Structure.PrefixDecoder, Layers = 4, Hidden = 192, Heads = 6, FeedForward = 768, Vocabulary = 2048, Context = 256)]
[BlankFilling(Start = 3, Mask = 1, GenerationMask = 2, GenerationFirst = true)]
[PositionEncoding(PositionEncoding.Rotary, Streams = 2, HalfPrecisionFrequencies = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
[Residual(Alpha = 7.483314773547883)]   // √(2·28): ChatGLM's α is that of its 28 layers, however many there are
[Checkpoint(Naming.ChatGlm)]
public sealed partial class Scribe;
