using ModelGen;

namespace Gallery;

/// <summary>BERT (Devlin et al. 2018): every token sees the text, norms behind the sums; with all of its heads.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.Pooler)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Head(Head.NextSentence)]
[Checkpoint(Naming.Bert)]
public sealed partial class TinyBert;

/// <summary>google-bert/bert-base-uncased with its pooler: 109,482,240 parameters.</summary>
[Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30522, Context = 512)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.Pooler)]
[Checkpoint(Naming.Bert)]
public sealed partial class BertBase;
