using ModelGen;

namespace Gallery;

/// <summary>Qwen 2 (Yang et al. 2024): LLaMA with biases on queries, keys and values.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class TinyQwen2;

/// <summary>Qwen/Qwen2-0.5B: 494,032,768 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 896, Heads = 14, KeyValueHeads = 2, FeedForward = 4864, Vocabulary = 151936, Context = 131072)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class Qwen2With0_5B;
