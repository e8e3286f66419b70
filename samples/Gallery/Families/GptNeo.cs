using ModelGen;

namespace Gallery;

/// <summary>GPT-Neo (Black et al. 2021): GPT-2 with a window in every other layer, and scores that nothing divides.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 256, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.Output, Scale = 1)]
[LayerPattern(Every = 2, Offset = 1, Window = 8)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.GptNeo)]
public sealed partial class TinyGptNeo;

/// <summary>EleutherAI/gpt-neo-125m: 125,198,592 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 50257, Context = 2048)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.Output, Scale = 1)]
[LayerPattern(Every = 2, Offset = 1, Window = 256)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.GptNeo)]
public sealed partial class GptNeo125M;
