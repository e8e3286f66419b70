namespace ModelGen.Parity.Tests;

// Models whose layers differ.

/// <summary>Gemma 2: every other layer has a window, norms on both sides of each branch, scores and logits within bounds.</summary>
[Transformer(Structure.CausalDecoder, Layers = 4, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Scale = 0.22360679774997896, LogitSoftCap = 5)]
[LayerPattern(Every = 2, Window = 8)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true, LogitSoftCap = 8)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.AttentionOutputNorm, "model.layers.{layer}.post_attention_layernorm")]
[TensorName(TensorRole.FeedForwardNorm, "model.layers.{layer}.pre_feedforward_layernorm")]
[TensorName(TensorRole.FeedForwardOutputNorm, "model.layers.{layer}.post_feedforward_layernorm")]
internal sealed partial class Gemma2ByNames;

/// <summary>Gemma 3: five layers with a window to one without, which has another base.</summary>
[Transformer(Structure.CausalDecoder, Layers = 7, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Window = 8, QueryKeyNorm = QueryKeyNorm.PerHead)]
[LayerPattern(Every = 6, Offset = 5, Window = 0, Base = 1_000_000)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.AttentionOutputNorm, "model.layers.{layer}.post_attention_layernorm")]
[TensorName(TensorRole.FeedForwardNorm, "model.layers.{layer}.pre_feedforward_layernorm")]
[TensorName(TensorRole.FeedForwardOutputNorm, "model.layers.{layer}.post_feedforward_layernorm")]
internal sealed partial class Gemma3ByNames;

/// <summary>No checkpoint: layers without positions, of other widths, with another base, in no order that repeats.</summary>
[Transformer(Structure.CausalDecoder, Layers = 7, Hidden = 48, Heads = 6, KeyValueHeads = 2, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary)]
[RotaryScaling(RotaryScaling.Linear, Factor = 4)]
[LayerPattern(Every = 4, Offset = 3, PositionEncoding = PositionEncoding.None)]
[LayerPattern(First = 5, FeedForward = 56)]
[LayerPattern(Last = 1, Window = 17, RotaryScaling = false)]
[LayerPattern(Layers = [4], Base = 500, RotaryFraction = 0.5)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class PatternsModel;

/// <summary>No checkpoint: the larger Gemma 3 models scale the rotation of the layers that see everything.</summary>
[Transformer(Structure.CausalDecoder, Layers = 6, Hidden = 32, Heads = 2, FeedForward = 48, Vocabulary = 100, Context = 64)]
[PositionEncoding(PositionEncoding.Rotary)]
[RotaryScaling(RotaryScaling.Linear, Factor = 8)]
[Attention(Window = 8)]
[LayerPattern(Every = 3, Offset = 2, Window = 0, Base = 1_000_000)]
[LayerPattern(Every = 3, Offset = 0, RotaryScaling = false)]
[LayerPattern(Every = 3, Offset = 1, RotaryScaling = false)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class ScaledFullLayersModel;
