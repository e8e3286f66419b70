using ModelGen;

namespace Bert;

/// <summary>all-MiniLM-L6-v2, a BERT of 22.6 million parameters whose mean hidden state is the meaning of a sentence (sentence-transformers).</summary>
[Transformer(Structure.Encoder, Layers = 6, Hidden = 384, Heads = 12, FeedForward = 1536, Vocabulary = 30522, Context = 512)]
[Embedding(TokenTypes = 2, Normalized = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Checkpoint(Naming.Bert)]
public sealed partial class MiniLm;
