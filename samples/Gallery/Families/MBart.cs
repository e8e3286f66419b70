using ModelGen;

namespace Gallery;

/// <summary>mBART (Liu et al. 2020): BART with norms before the branches, and scaled embeddings.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Shared = true, Normalized = true, Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class TinyMBart;

/// <summary>facebook/mbart-large-50-many-to-many-mmt.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 12, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 250054, Context = 1024)]
[Embedding(Shared = true, Normalized = true, Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class MBart50;
