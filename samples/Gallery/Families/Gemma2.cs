using ModelGen;

namespace Gallery;

/// <summary>Gemma 2 (Gemma Team 2024): every other layer has a window, norms on both sides of each branch, scores and logits within bounds.</summary>
[Transformer(Structure.CausalDecoder, Layers = 4, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Scale = 0.22360679774997896, LogitSoftCap = 5)]
[LayerPattern(Every = 2, Window = 8)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true, LogitSoftCap = 8)]
[Checkpoint(Naming.Gemma2)]
public sealed partial class TinyGemma2;

/// <summary>google/gemma-2-2b: 2,614,341,888 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 26, Hidden = 2304, Heads = 8, KeyValueHeads = 4, HeadSize = 256, FeedForward = 9216, Vocabulary = 256000, Context = 8192)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(LogitSoftCap = 50)]
[LayerPattern(Every = 2, Window = 4096)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true, LogitSoftCap = 30)]
[Checkpoint(Naming.Gemma2)]
public sealed partial class Gemma2With2B;
