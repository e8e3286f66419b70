using ModelGen;

namespace Gallery;

/// <summary>ELECTRA (Clark et al. 2020): BERT behind a projection of narrower embeddings; the generator, which guesses masked words.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2, Size = 32, ProjectionBias = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Electra)]
public sealed partial class TinyElectra;

/// <summary>google/electra-small-discriminator without its head.</summary>
[Transformer(Structure.Encoder, Layers = 12, Hidden = 256, Heads = 4, FeedForward = 1024, Vocabulary = 30522, Context = 512)]
[Embedding(Normalized = true, TokenTypes = 2, Size = 128, ProjectionBias = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Checkpoint(Naming.Electra)]
public sealed partial class ElectraSmall;
