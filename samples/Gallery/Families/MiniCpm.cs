using ModelGen;

namespace Gallery;

/// <summary>MiniCPM (Hu et al. 2024): LLaMA with factors on the embedding (12), on branches (1.4/√layers) and on logits (256/hidden).</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(ScaleFactor = 12)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Scale = 1.4 / 1.7320508075688772)]
[Head(Head.LanguageModel, Tied = true, Scale = 16.0 / 64)]
[Checkpoint(Naming.Llama)]
public sealed partial class TinyMiniCpm;

/// <summary>openbmb/MiniCPM-2B-sft-bf16: 2,724,880,896 parameters.</summary>
[Transformer(Structure.CausalDecoder, Layers = 40, Hidden = 2304, Heads = 36, FeedForward = 5760, Vocabulary = 122753, Context = 4096)]
[Embedding(ScaleFactor = 12)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
[Residual(Scale = 1.4 / 6.324555320336759)]
[Head(Head.LanguageModel, Tied = true, Scale = 256.0 / 2304)]
[Checkpoint(Naming.Llama)]
public sealed partial class MiniCpm2B;
