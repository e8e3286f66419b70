using ModelGen;

namespace Gallery;

/// <summary>Mistral (Jiang et al. 2023): LLaMA whose tokens see a window, with keys and values shared by groups of heads.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 8)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
public sealed partial class TinyMistral;

/// <summary>mistralai/Mistral-7B-v0.1: 7,241,732,096 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, KeyValueHeads = 8, FeedForward = 14336, Vocabulary = 32000, Context = 32768)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 4096)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Llama)]
public sealed partial class Mistral7B;
