namespace ModelGen.Parity.Tests;

// Models that no checkpoint belongs to: axes of attention together, with random weights.

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 6, KeyValueHeads = 2, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(LogitSoftCap = 2, Sinks = true, Window = 30, QueryKeyNorm = QueryKeyNorm.FullWidth, Bias = Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class CappedSinksModel;

[Transformer(Structure.PrefixDecoder, Layers = 2, Hidden = 60, Heads = 5, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(LogitSoftCap = 2, Sinks = true, QueryKeyNorm = QueryKeyNorm.PerHead, QueryKeyNormAfterRotary = true)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class PrefixSinksModel;
