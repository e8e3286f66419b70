using ModelGen;

namespace Gallery;

/// <summary>DistilBERT (Sanh et al. 2019): BERT without types of tokens; with the head that guesses masked words.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.DistilBert)]
public sealed partial class TinyDistilBert;

/// <summary>distilbert/distilbert-base-uncased: 66,362,880 parameters.</summary>
[Transformer(Structure.Encoder, Layers = 6, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30522, Context = 512)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Checkpoint(Naming.DistilBert)]
public sealed partial class DistilBertBase;
