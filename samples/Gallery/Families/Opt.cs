using ModelGen;

namespace Gallery;

/// <summary>OPT (Zhang et al. 2022): learned positions that begin at 2, ReLU, biases everywhere.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Opt)]
public sealed partial class TinyOpt;

/// <summary>facebook/opt-125m: 125,239,296 parameters, with the two rows before the first position, which nobody reads.</summary>
[Transformer(Structure.CausalDecoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 50272, Context = 2048)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Opt)]
public sealed partial class Opt125M;

/// <summary>facebook/opt-350m: 331,196,416 parameters, with those two rows; its norms stand behind the sums, and its embedding is narrower than its hidden states.</summary>
[Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 50272, Context = 2048)]
[Embedding(Size = 512, Projection = EmbeddingProjection.First)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-5)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Opt)]
public sealed partial class Opt350M;
