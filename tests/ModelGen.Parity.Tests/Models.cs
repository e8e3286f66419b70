namespace ModelGen.Parity.Tests;

// One declaration for each case under parity/ and gguf/, with the sizes of its config.json.

[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 72, Heads = 6, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
internal sealed partial class LlamaGroupedTiedModel;

[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 32, FeedForward = 112, Vocabulary = 200, Context = 512)]
[PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
[RotaryScaling(RotaryScaling.Llama3, Factor = 8, LowFrequencyFactor = 1, HighFrequencyFactor = 4, OriginalContext = 64)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
internal sealed partial class Llama3ScaledModel;

[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 1, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[RotaryScaling(RotaryScaling.Linear, Factor = 4)]
[Attention(Bias = Projections.All)]
[Activation(Activation.SwiGlu, Bias = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
internal sealed partial class LlamaLinearBiasModel;

[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 256)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
internal sealed partial class LlamaYarnModel;

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 256, Heads = 8, KeyValueHeads = 4, FeedForward = 512, Vocabulary = 320, Context = 256)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Llama)]
internal sealed partial class GgufLlamaModel;

[Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 64, Heads = 8, KeyValueHeads = 4, FeedForward = 172, Vocabulary = 512, Context = 512)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
internal sealed partial class StoriesModel;

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 72, Heads = 6, FeedForward = 288, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bloom)]
internal sealed partial class BloomSixHeadsModel;

[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 256, Vocabulary = 1201, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bloom)]
internal sealed partial class GgufBloomModel;

[Transformer(Structure.CausalDecoder, Layers = 6, Hidden = 192, Heads = 6, FeedForward = 768, Vocabulary = 4096, Context = 2048)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Bloom)]
internal sealed partial class TrainedBloomModel;

[Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 256, Heads = 8, KeyValueHeads = 2, FeedForward = 512, Vocabulary = 2048, Context = 1024)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
internal sealed partial class KingJamesModel;

[Transformer(Structure.PrefixDecoder, Layers = 2, Hidden = 48, Heads = 4, KeyValueHeads = 2, FeedForward = 80, Vocabulary = 90, Context = 600)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class PrefixLlamaModel;

[Transformer(Structure.PrefixDecoder, Layers = 4, Hidden = 192, Heads = 6, FeedForward = 768, Vocabulary = 2048, Context = 256)]
[BlankFilling(Start = 3, Mask = 1, GenerationMask = 2, GenerationFirst = true)]
[PositionEncoding(PositionEncoding.Rotary, Streams = 2, HalfPrecisionFrequencies = true)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
[Residual(Alpha = 7.483314773547883)]
[Checkpoint(Naming.ChatGlm)]
internal sealed partial class TrainedChatGlmModel;
