using ModelGen;

namespace Gallery;

/// <summary>JinaBERT (Günther et al. 2023): BERT with linear biases of distance on both sides and GeGLU, so that it reads long texts; with the head that guesses masked words.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeGlu, OutputBias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.JinaBert)]
public sealed partial class TinyJinaBert;

/// <summary>jinaai/jina-embeddings-v2-base-en: the mean of its hidden states is the vector of a text.</summary>
[Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30528, Context = 8192)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeGlu, OutputBias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Checkpoint(Naming.JinaBert)]
public sealed partial class JinaEmbeddings2Base;
