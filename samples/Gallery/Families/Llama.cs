using ModelGen;

namespace Gallery;

/// <summary>LLaMA (Touvron et al. 2023): rotary positions, SwiGLU, RMSNorm before each branch, no biases.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Llama)]
public sealed partial class TinyLlama;

/// <summary>meta-llama/Llama-2-7b-hf: 6,738,415,616 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, FeedForward = 11008, Vocabulary = 32000, Context = 4096)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.Llama)]
public sealed partial class Llama2With7B;

/// <summary>meta-llama/Llama-3.2-1B: 1,235,814,400 parameters; 8,192 positions stretched to 131,072.</summary>
[Transformer(Structure.CausalDecoder, Layers = 16, Hidden = 2048, Heads = 32, KeyValueHeads = 8, FeedForward = 8192, Vocabulary = 128256, Context = 131072)]
[PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
[RotaryScaling(RotaryScaling.Llama3, Factor = 32, OriginalContext = 8192)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class Llama32With1B;
