using ModelGen;

namespace Bloom;

/// <summary>A BLOOM of 3.5 million parameters that speaks English and Spanish. Six heads: ALiBi for a count that is no power of two.</summary>
[Transformer(Structure.CausalDecoder, Layers = 6, Hidden = 192, Heads = 6, FeedForward = 768, Vocabulary = 4096, Context = 2048)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bloom)]
public sealed partial class Scripture;
