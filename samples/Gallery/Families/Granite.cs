using ModelGen;

namespace Gallery;

/// <summary>Granite 3 (IBM Research 2024): LLaMA with factors on embedding, scores, branches and logits (Yang et al. 2022, µP).</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(ScaleFactor = 12)]
[PositionEncoding(PositionEncoding.Rotary, Base = 5_000_000)]
[Attention(Scale = 0.0625)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Scale = 0.22)]
[Head(Head.LanguageModel, Tied = true, Scale = 1.0 / 8)]
[Checkpoint(Naming.Granite)]
public sealed partial class TinyGranite;

/// <summary>ibm-granite/granite-3.1-2b-instruct: 2,533,531,648 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 40, Hidden = 2048, Heads = 32, KeyValueHeads = 8, FeedForward = 8192, Vocabulary = 49155, Context = 131072)]
[Embedding(ScaleFactor = 12)]
[PositionEncoding(PositionEncoding.Rotary, Base = 5_000_000)]
[Attention(Scale = 0.015625)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Scale = 0.22)]
[Head(Head.LanguageModel, Tied = true, Scale = 1.0 / 8)]
[Checkpoint(Naming.Granite)]
public sealed partial class Granite31With2B;
