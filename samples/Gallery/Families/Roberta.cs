using ModelGen;

namespace Gallery;

/// <summary>RoBERTa (Liu et al. 2019): BERT whose positions begin at 2.</summary>
[Transformer(Structure.Encoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 68)]
[Embedding(Normalized = true, TokenTypes = 1)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Roberta)]
public sealed partial class TinyRoberta;

/// <summary>FacebookAI/roberta-base, which guesses masked words: 124,697,433 parameters, with the two rows before the first position, which nobody reads.</summary>
[Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 50265, Context = 512)]
[Embedding(Normalized = true, TokenTypes = 1)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-5)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Roberta)]
public sealed partial class RobertaBase;

/// <summary>FacebookAI/xlm-roberta-base, XLM-R (Conneau et al. 2019): the same in a hundred languages.</summary>
[Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 250002, Context = 512)]
[Embedding(Normalized = true, TokenTypes = 1)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-5)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Roberta)]
public sealed partial class XlmRobertaBase;
