using ModelGen;

namespace Gallery;

/// <summary>OLMo (Groeneveld et al. 2024): LLaMA under LayerNorms without weight and bias, with bounds on queries, keys and values.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(ClipQueryKeyValue = 0.5)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Weight = false)]
[Checkpoint(Naming.Olmo)]
public sealed partial class TinyOlmo;

/// <summary>allenai/OLMo-1B-hf: 1,176,764,416 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 16, Hidden = 2048, Heads = 16, FeedForward = 8192, Vocabulary = 50304, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Weight = false)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Olmo)]
public sealed partial class OlmoWith1B;

/// <summary>allenai/OLMo-1.7-7B-hf: 6,888,095,744 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, FeedForward = 11008, Vocabulary = 50304, Context = 4096)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(ClipQueryKeyValue = 8)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Weight = false)]
[Checkpoint(Naming.Olmo)]
public sealed partial class OlmoWith7B;
