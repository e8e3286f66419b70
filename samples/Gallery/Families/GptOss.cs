using ModelGen;

namespace Gallery;

/// <summary>gpt-oss (OpenAI 2025): experts with biases and bounds, heads with sinks, every other layer has a window.</summary>
[Transformer(Structure.CausalDecoder, Layers = 4, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 256)]
[PositionEncoding(PositionEncoding.Rotary, Base = 150_000)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64, Truncate = false)]
[Attention(Bias = Projections.All, Sinks = true)]
[LayerPattern(Every = 2, Window = 8)]
[Activation(Activation.SwiGlu, Bias = true, Limit = 7, SigmoidFactor = 1.702, UpOffset = 1)]
[Experts(Count = 4, Active = 2, Scoring = ExpertScoring.TopKThenSoftmax, RouterBias = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.GptOss)]
public sealed partial class TinyGptOss;

/// <summary>openai/gpt-oss-20b: 20,914,757,184 parameters, of which a token meets 3.6 billion.</summary>
[Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 2880, Heads = 64, KeyValueHeads = 8, HeadSize = 64, FeedForward = 2880, Vocabulary = 201088, Context = 131072)]
[PositionEncoding(PositionEncoding.Rotary, Base = 150_000)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 32, OriginalContext = 4096, Truncate = false)]
[Attention(Bias = Projections.All, Sinks = true)]
[LayerPattern(Every = 2, Window = 128)]
[Activation(Activation.SwiGlu, Bias = true, Limit = 7, SigmoidFactor = 1.702, UpOffset = 1)]
[Experts(Count = 32, Active = 4, Scoring = ExpertScoring.TopKThenSoftmax, RouterBias = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Checkpoint(Naming.GptOss)]
public sealed partial class GptOss20B;
