using ModelGen;

namespace Gallery;

/// <summary>T5 (Raffel et al. 2020): learned biases of distance, nothing divides the scores, logits over √hidden.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.Relu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true, Scale = 0.125)]
[Checkpoint(Naming.T5)]
public sealed partial class TinyT5;

/// <summary>google-t5/t5-small: 60,506,624 parameters.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 6, Hidden = 512, Heads = 8, FeedForward = 2048, Vocabulary = 32128, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.Relu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true, Scale = 0.04419417382415922)]
[Checkpoint(Naming.T5)]
public sealed partial class T5Small;

/// <summary>The encoder of google-t5/t5-small alone, which reads the whole checkpoint as well as one of the encoder: 35,330,816 parameters.</summary>
[Transformer(Structure.Encoder, Layers = 6, Hidden = 512, Heads = 8, FeedForward = 2048, Vocabulary = 32128, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.Relu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.T5)]
public sealed partial class T5EncoderSmall;
