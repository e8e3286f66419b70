using ModelGen;

namespace Gallery;

/// <summary>MPT (MosaicML 2023): linear biases of distance, and no other bias.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 256, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Alibi)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Bias = false)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Mpt)]
public sealed partial class TinyMpt;

/// <summary>mosaicml/mpt-7b: 6,649,286,656 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, FeedForward = 16384, Vocabulary = 50432, Context = 2048)]
[PositionEncoding(PositionEncoding.Alibi)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Bias = false)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Mpt)]
public sealed partial class Mpt7B;
