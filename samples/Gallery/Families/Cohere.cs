using ModelGen;

namespace Gallery;

/// <summary>Command R (Cohere 2024): parallel branches of one LayerNorm without bias, rotation of neighbours, a factor on the logits.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 10_000, Pairing = RotaryPairing.Interleaved)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Bias = false)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Tied = true, Scale = 0.0625)]
[Checkpoint(Naming.Cohere)]
public sealed partial class TinyCohere;

/// <summary>CohereForAI/c4ai-command-r-v01: 34,980,831,232 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 40, Hidden = 8192, Heads = 64, FeedForward = 22528, Vocabulary = 256000, Context = 131072)]
[PositionEncoding(PositionEncoding.Rotary, Base = 8_000_000, Pairing = RotaryPairing.Interleaved)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Bias = false)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Tied = true, Scale = 0.0625)]
[Checkpoint(Naming.Cohere)]
public sealed partial class CommandR;

/// <summary>Command R7B (Cohere 2024): every fourth layer sees everything and has no positions, the others have a window.</summary>
[Transformer(Structure.CausalDecoder, Layers = 4, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 50_000, Pairing = RotaryPairing.Interleaved)]
[Attention(Window = 8)]
[LayerPattern(Every = 4, Offset = 3, Window = 0, PositionEncoding = PositionEncoding.None)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Bias = false)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Tied = true, Scale = 0.25)]
[Checkpoint(Naming.Cohere)]
public sealed partial class TinyCohereOfWindows;

/// <summary>CohereForAI/c4ai-command-r7b-12-2024: 8,028,033,024 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, KeyValueHeads = 8, FeedForward = 14336, Vocabulary = 256000, Context = 132096)]
[PositionEncoding(PositionEncoding.Rotary, Base = 50_000, Pairing = RotaryPairing.Interleaved)]
[Attention(Window = 4096)]
[LayerPattern(Every = 4, Offset = 3, Window = 0, PositionEncoding = PositionEncoding.None)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Bias = false)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Tied = true, Scale = 0.25)]
[Checkpoint(Naming.Cohere)]
public sealed partial class CommandR7B;
