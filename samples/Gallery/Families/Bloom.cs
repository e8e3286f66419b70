using ModelGen;

namespace Gallery;

/// <summary>BLOOM (BigScience 2022): linear biases of distance instead of positions (ALiBi), normalized embeddings.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 256, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bloom)]
public sealed partial class TinyBloom;

/// <summary>bigscience/bloom-560m: 559,214,592 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 250880, Context = 2048)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bloom)]
public sealed partial class Bloom560M;
