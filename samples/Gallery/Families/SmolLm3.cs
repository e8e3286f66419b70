using ModelGen;

namespace Gallery;

/// <summary>SmolLM3 (Hugging Face 2025): LLaMA whose every fourth layer has no positions (NoPE; Yang et al. 2025, arXiv:2501.18795).</summary>
[Transformer(Structure.CausalDecoder, Layers = 4, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 5_000_000)]
[LayerPattern(Every = 4, Offset = 3, PositionEncoding = PositionEncoding.None)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class TinySmolLm3;

/// <summary>HuggingFaceTB/SmolLM3-3B: 3,075,098,624 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 36, Hidden = 2048, Heads = 16, KeyValueHeads = 4, FeedForward = 11008, Vocabulary = 128256, Context = 65536)]
[PositionEncoding(PositionEncoding.Rotary, Base = 5_000_000)]
[LayerPattern(Every = 4, Offset = 3, PositionEncoding = PositionEncoding.None)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
public sealed partial class SmolLm3With3B;
