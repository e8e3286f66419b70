using ModelGen;

namespace Gallery;

/// <summary>FSMT (Ng et al. 2019): the original Transformer (Vaswani et al. 2017) as fairseq has it, with two vocabularies.</summary>
[Transformer(Structure.EncoderDecoder, EncoderLayers = 2, DecoderLayers = 3, Hidden = 64, Heads = 4, EncoderFeedForward = 96, DecoderFeedForward = 112, Vocabulary = 170, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden, SourceVocabulary = 150)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Fsmt)]
public sealed partial class TinyFsmt;

/// <summary>facebook/wmt19-en-de.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 6, Hidden = 1024, Heads = 16, EncoderFeedForward = 8192, DecoderFeedForward = 4096, Vocabulary = 42024, Context = 1024)]
[Embedding(Scale = EmbeddingScale.SqrtHidden, SourceVocabulary = 42024)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Fsmt)]
public sealed partial class Wmt19EnglishGerman;
