namespace ModelGen.Parity.Tests;

// DeepSeek's attention in dense models, with random weights.

/// <summary>DeepSeek-V3's: queries from latents too, YaRN whose factor the scale of the scores has.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 7, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 50, MagnitudeScale = 1, MagnitudeScaleAllDimensions = 1)]
[LatentAttention(QueryRank = 33, KeyValueRank = 21, RotarySize = 6, NopeSize = 11, ValueSize = 13)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
internal sealed partial class DeepSeekModel;

/// <summary>DeepSeek-V2-Lite's: queries from the hidden state.</summary>
[Transformer(Structure.PrefixDecoder, Layers = 2, Hidden = 60, Heads = 7, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved)]
[LatentAttention(KeyValueRank = 21, RotarySize = 6, NopeSize = 11)]
[Attention(Bias = Projections.All, Sinks = true)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
internal sealed partial class PrefixLatentModel;
