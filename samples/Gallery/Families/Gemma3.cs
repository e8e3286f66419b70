using ModelGen;

namespace Gallery;

/// <summary>Gemma 3 (Gemma Team 2025): five layers with a window to one without, which has another base; normalized queries and keys.</summary>
[Transformer(Structure.CausalDecoder, Layers = 7, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 8, QueryKeyNorm = QueryKeyNorm.PerHead)]
[LayerPattern(Every = 6, Offset = 5, Window = 0, Base = 1_000_000)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Gemma3)]
public sealed partial class TinyGemma3;

/// <summary>google/gemma-3-1b-pt: 999,885,952 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 26, Hidden = 1152, Heads = 4, KeyValueHeads = 1, HeadSize = 256, FeedForward = 6912, Vocabulary = 262144, Context = 32768)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 512, QueryKeyNorm = QueryKeyNorm.PerHead)]
[LayerPattern(Every = 6, Offset = 5, Window = 0, Base = 1_000_000)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Gemma3)]
public sealed partial class Gemma3With1B;
