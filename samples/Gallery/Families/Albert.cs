using ModelGen;

namespace Gallery;

/// <summary>ALBERT (Lan et al. 2019): BERT whose layers share one set of weights, behind a projection of narrower embeddings; with the head that guesses masked words.</summary>
[Transformer(Structure.Encoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2, Size = 32, ProjectionBias = true)]
[PositionEncoding(PositionEncoding.Learned)]
[LayerPattern(First = 0, ShareWeights = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Albert)]
public sealed partial class TinyAlbert;

/// <summary>albert/albert-base-v2: 11,683,584 parameters.</summary>
[Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30000, Context = 512)]
[Embedding(Normalized = true, TokenTypes = 2, Size = 128, ProjectionBias = true)]
[PositionEncoding(PositionEncoding.Learned)]
[LayerPattern(First = 0, ShareWeights = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.Pooler)]
[Checkpoint(Naming.Albert)]
public sealed partial class AlbertBase;
