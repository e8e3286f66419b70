using ModelGen;

namespace Gallery;

/// <summary>ModernBERT (Warner et al. 2024): rotary positions in an encoder, every third layer sees the whole text, no norm before the first attention.</summary>
[Transformer(Structure.Encoder, Layers = 4, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 8)]
[LayerPattern(Every = 3, Window = 0, Base = 160_000)]
[LayerPattern(Layers = [0], AttentionNorm = false)]
[Activation(Activation.GeGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Bias = false)]
[Head(Head.MaskedLanguageModel, Tied = true, TransformBias = false)]
[Checkpoint(Naming.ModernBert)]
public sealed partial class TinyModernBert;

/// <summary>answerdotai/ModernBERT-base, which guesses masked words: 149,655,232 parameters.</summary>
[Transformer(Structure.Encoder, Layers = 22, Hidden = 768, Heads = 12, FeedForward = 1152, Vocabulary = 50368, Context = 8192)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 128)]
[LayerPattern(Every = 3, Window = 0, Base = 160_000)]
[LayerPattern(Layers = [0], AttentionNorm = false)]
[Activation(Activation.GeGlu)]
[Normalization(Norm.Layer, NormPlacement.Pre, Bias = false)]
[Head(Head.MaskedLanguageModel, Tied = true, TransformBias = false)]
[Checkpoint(Naming.ModernBert)]
public sealed partial class ModernBertBase;
