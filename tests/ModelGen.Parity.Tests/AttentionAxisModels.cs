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

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 5, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.RelativeBuckets, Buckets = 16, MaxDistance = 40)]
[Attention(Scale = 1, Window = 70)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.RelativeBias, "relative_attention_bias")]
internal sealed partial class RelativeModel;

[Transformer(Structure.Encoder, Layers = 2, Hidden = 60, Heads = 5, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.Relu)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.TokenClassifier, Classes = 7)]
[Checkpoint(Naming.Bert)]
[TensorName(TensorRole.RelativeBias, "relative_attention_bias")]
internal sealed partial class RelativeEncoder;

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 6, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Alibi, AlibiScaled = true)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class ScaledAlibiModel;

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 48, Heads = 6, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary)]
[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 50, ShortFactors = [1, 1.05, 1.1, 1.15], LongFactors = [1.5, 1.9, 2.3, 2.7])]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class LongRopeModel;

[Transformer(Structure.PrefixDecoder, Layers = 2, Hidden = 48, Heads = 6, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary)]
[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 50, ShortFactors = [1, 1.05, 1.1, 1.15], LongFactors = [1.5, 1.9, 2.3, 2.7])]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class PrefixLongRopeModel;
