namespace ModelGen.Parity.Tests;

[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 32, Heads = 2, FeedForward = 64, Vocabulary = 17, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden, SourceVocabulary = 30)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Fsmt)]
internal sealed partial class FsmtBeamModel;
