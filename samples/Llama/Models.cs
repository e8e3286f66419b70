using ModelGen;

namespace Llama;

/// <summary>A LLaMA of 260 thousand parameters that tells children's stories (Karpathy, llama2.c).</summary>
[Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 64, Heads = 8, KeyValueHeads = 4, FeedForward = 172, Vocabulary = 512, Context = 512)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class Stories;

/// <summary>A LLaMA of 3.3 million parameters that speaks like 1611.</summary>
[Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 256, Heads = 8, KeyValueHeads = 2, FeedForward = 512, Vocabulary = 2048, Context = 1024)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class KingJames;
