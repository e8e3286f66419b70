namespace ModelGen.Benchmarks;

[Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 64, Heads = 8, KeyValueHeads = 4, FeedForward = 172, Vocabulary = 512, Context = 512)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
internal sealed partial class Stories;

[Transformer(Structure.CausalDecoder, Layers = 22, Hidden = 2048, Heads = 32, KeyValueHeads = 4, FeedForward = 5632, Vocabulary = 32000, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Llama)]
internal sealed partial class TinyLlama;
