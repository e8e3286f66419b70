using ModelGen;

namespace Gallery;

/// <summary>Flan-T5 (Chung et al. 2022), of the kind of T5 1.1: T5 with a gated feed-forward part, and logits as they are.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.T5)]
public sealed partial class TinyFlanT5;

/// <summary>google/flan-t5-small: 76,961,152 parameters.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 8, Hidden = 512, Heads = 6, HeadSize = 64, FeedForward = 1024, Vocabulary = 32128, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.T5)]
public sealed partial class FlanT5Small;

/// <summary>google/mt5-small (Xue et al. 2020): 300,176,768 parameters, with a matrix of its own for the logits.</summary>
[Transformer(Structure.EncoderDecoder, Layers = 8, Hidden = 512, Heads = 6, HeadSize = 64, FeedForward = 1024, Vocabulary = 250112, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.T5)]
public sealed partial class Mt5Small;
