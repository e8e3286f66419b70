using ModelGen;

namespace Gallery;

/// <summary>Pegasus (Zhang et al. 2020): norms before the branches, sines and cosines of positions.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Shared = true, Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class TinyPegasus;

/// <summary>google/pegasus-cnn_dailymail.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 16, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 96103, Context = 1024)]
[Embedding(Shared = true, Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Bart)]
public sealed partial class PegasusCnnDailyMail;
