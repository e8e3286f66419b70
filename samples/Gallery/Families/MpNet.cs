using ModelGen;

namespace Gallery;

/// <summary>MPNet (Song et al. 2020): BERT with learned biases of distances beside its positions.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2, Buckets = 32)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-5)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.MpNet)]
public sealed partial class TinyMpNet;

/// <summary>sentence-transformers/all-mpnet-base-v2: 108,894,336 parameters, without its pooler and two rows that nobody reads. The vector of a text is the mean of its tokens.</summary>
[Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30527, Context = 512)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2, Buckets = 32)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-5)]
[Head(Head.Pooler, Pooling = TextPooling.Mean, Dense = false)]
[Checkpoint(Naming.MpNet)]
public sealed partial class AllMpNetBaseV2;
