using ModelGen;

namespace Pronunciation;

/// <summary>The Transformer of "Attention Is All You Need" (Vaswani et al. 2017), small: it reads the letters of a word and writes how the word sounds.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 3, Hidden = 128, Heads = 4, FeedForward = 512, Vocabulary = 73, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden, SourceVocabulary = 33)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Checkpoint(Naming.Fsmt)]
public sealed partial class Speller;
