namespace ModelGen.Lecture.Tests;

/// <summary>An encoder that does not know where its words stand.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 32, Heads = 4, FeedForward = 64, Vocabulary = 40, Context = 16)]
[PositionEncoding(PositionEncoding.None)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Bert)]
internal sealed partial class WithoutPositions;

/// <summary>The same with sines and cosines of each position added to the embedded words.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 32, Heads = 4, FeedForward = 64, Vocabulary = 40, Context = 16)]
[PositionEncoding(PositionEncoding.Sinusoidal)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Bert)]
internal sealed partial class WithSinusoids;

/// <summary>A decoder: each word sees itself and those before it.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 32, Heads = 4, FeedForward = 64, Vocabulary = 40, Context = 16)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class SmallDecoder;
