namespace ModelGen.Parity.Tests;

[Transformer(
    Structure.EncoderDecoder, EncoderLayers = 2, DecoderLayers = 3, Hidden = 64, Heads = 4, EncoderFeedForward = 96, DecoderFeedForward = 112, Vocabulary = 170, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden, SourceVocabulary = 150)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Fsmt)]
internal sealed partial class FsmtModel;

[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 32, Heads = 2, FeedForward = 64, Vocabulary = 17, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden, SourceVocabulary = 30)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Fsmt)]
internal sealed partial class FsmtBeamModel;

[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Silu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Marian)]
internal sealed partial class MarianModel;

[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.Relu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true, Scale = 0.125)]
[Checkpoint(Naming.T5)]
internal sealed partial class T5Model;

[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.T5)]
internal sealed partial class FlanT5Model;
