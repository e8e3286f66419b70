using ModelGen;

namespace Gallery;

/// <summary>Gemma (Gemma Team 2024): norms that multiply by 1 + w, embedded tokens times √hidden, one key for all heads.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 1, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Gemma)]
public sealed partial class TinyGemma;

/// <summary>google/gemma-2b: 2,506,172,416 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 18, Hidden = 2048, Heads = 8, KeyValueHeads = 1, HeadSize = 256, FeedForward = 16384, Vocabulary = 256000, Context = 8192)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Gemma)]
public sealed partial class Gemma2B;
