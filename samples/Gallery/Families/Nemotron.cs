using ModelGen;

namespace Gallery;

/// <summary>Nemotron (NVIDIA 2024): squared ReLU, norms that multiply by 1 + w, half of each head turns.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.5)]
[Activation(Activation.SquaredRelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, UnitOffset = true)]
[Checkpoint(Naming.Nemotron)]
public sealed partial class TinyNemotron;

/// <summary>nvidia/Minitron-4B-Base.</summary>
[Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 3072, Heads = 24, KeyValueHeads = 8, HeadSize = 128, FeedForward = 9216, Vocabulary = 256000, Context = 4096)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.5)]
[Activation(Activation.SquaredRelu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, UnitOffset = true)]
[Checkpoint(Naming.Nemotron)]
public sealed partial class Minitron4B;
