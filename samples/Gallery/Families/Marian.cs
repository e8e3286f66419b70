using ModelGen;

namespace Gallery;

/// <summary>Marian (Junczys-Dowmunt et al. 2018): one embedding for both stacks, swish, a bias on the logits.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 64)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Silu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Marian)]
public sealed partial class TinyMarian;

/// <summary>Helsinki-NLP/opus-mt-en-de.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 6, Hidden = 512, Heads = 8, FeedForward = 2048, Vocabulary = 58101, Context = 512)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Silu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.LanguageModel, Tied = true, Bias = true)]
[Checkpoint(Naming.Marian)]
public sealed partial class OpusEnglishGerman;
