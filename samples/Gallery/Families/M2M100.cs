using ModelGen;

namespace Gallery;

/// <summary>M2M100 (Fan et al. 2020): norms before the branches, fairseq's sines and cosines, no bias on the logits.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Shared = true, Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class TinyM2M100;

/// <summary>facebook/m2m100_418M: 483,905,536 parameters.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 12, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 128112, Context = 1024)]
[Embedding(Shared = true, Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class M2M100With418M;

/// <summary>facebook/nllb-200-distilled-600M (NLLB team 2022): 615,073,792 parameters.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 12, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 256206, Context = 1024)]
[Embedding(Shared = true, Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class Nllb600M;
