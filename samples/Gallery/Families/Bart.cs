using ModelGen;

namespace Gallery;

/// <summary>BART (Lewis et al. 2019): an encoder-decoder with learned positions, which begin at 2, and normalized embeddings.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Shared = true, Normalized = true)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class TinyBart;

/// <summary>facebook/bart-large-cnn.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 12, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 50264, Context = 1024)]
[Embedding(Shared = true, Normalized = true)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class BartLargeCnn;
