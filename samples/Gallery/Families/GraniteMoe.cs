using ModelGen;

namespace Gallery;

/// <summary>Granite 3 MoE (IBM Research 2024): Granite 3 with the experts of a layer in one tensor, here with a shared one.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 40, Vocabulary = 200, Context = 128)]
[Embedding(ScaleFactor = 12)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Scale = 0.0625)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 6, Active = 2, Scoring = ExpertScoring.TopKThenSoftmax, Shared = 48)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Residual(Scale = 0.22)]
[Head(Head.LanguageModel, Tied = true, Scale = 1.0 / 6)]
[Checkpoint(Naming.GraniteMoe)]
public sealed partial class TinyGraniteMoe;

/// <summary>ibm-granite/granite-3.1-1b-a400m-instruct: 1,334,628,352 parameters, of which a token meets 0.4 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 1024, Heads = 16, KeyValueHeads = 8, FeedForward = 512, Vocabulary = 49155, Context = 131072)]
[Embedding(ScaleFactor = 12)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_500_000)]
[Attention(Scale = 0.015625)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 32, Active = 8, Scoring = ExpertScoring.TopKThenSoftmax)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Residual(Scale = 0.22)]
[Head(Head.LanguageModel, Tied = true, Scale = 1.0 / 6)]
[Checkpoint(Naming.GraniteMoe)]
public sealed partial class Granite31With1B;
