namespace ModelGen.Parity.Tests;

// Models with experts, declared as a user would who has no naming for them.

/// <summary>Mixtral: two of four experts, their weights renormalized, under names of its own.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 2, Renormalize = true)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.Router, "model.layers.{layer}.block_sparse_moe.gate")]
[TensorName(TensorRole.ExpertGate, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w1")]
[TensorName(TensorRole.ExpertUp, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w3")]
[TensorName(TensorRole.ExpertDown, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w2")]
internal sealed partial class MixtralByNames;

/// <summary>gpt-oss: experts of a layer in one tensor, turned, a row of the gate and a row of the linear projection in turns.</summary>
[Transformer(Structure.CausalDecoder, Layers = 4, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 256)]
[PositionEncoding(PositionEncoding.Rotary, Base = 150_000)]
[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64, Truncate = false)]
[Attention(Bias = Projections.All, Sinks = true)]
[LayerPattern(Every = 2, Window = 8)]
[Activation(Activation.SwiGlu, Bias = true, Limit = 7, SigmoidFactor = 1.702, UpOffset = 1)]
[Experts(Count = 4, Active = 2, Scoring = ExpertScoring.TopKThenSoftmax, RouterBias = true, Transposed = true, GateUp = GateUpLayout.Interleaved)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.Router, "model.layers.{layer}.mlp.router")]
[TensorName(TensorRole.ExpertGateUp, "model.layers.{layer}.mlp.experts.gate_up_proj", Exact = true, Bias = "model.layers.{layer}.mlp.experts.gate_up_proj_bias")]
[TensorName(TensorRole.ExpertDown, "model.layers.{layer}.mlp.experts.down_proj", Exact = true, Bias = "model.layers.{layer}.mlp.experts.down_proj_bias")]
internal sealed partial class GptOssByNames;

/// <summary>Mixtral with its experts stored as DBRX stores them: the rows of all experts of a layer in one dimension, those that lead back turned.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 2, Renormalize = true, DownTransposed = true)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.Router, "model.layers.{layer}.block_sparse_moe.gate")]
[TensorName(TensorRole.ExpertGate, "model.layers.{layer}.ffn.experts.mlp.w1", Exact = true)]
[TensorName(TensorRole.ExpertUp, "model.layers.{layer}.ffn.experts.mlp.v1", Exact = true)]
[TensorName(TensorRole.ExpertDown, "model.layers.{layer}.ffn.experts.mlp.w2", Exact = true)]
internal sealed partial class MixtralStoredAsDbrx;

/// <summary>DBRX: LayerNorm without bias, bounds of queries, keys and values, experts whose rows lie in one dimension.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 40, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
[Attention(ClipQueryKeyValue = 8)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 2, Renormalize = true, DownTransposed = true)]
[Normalization(Norm.Layer, NormPlacement.Pre, Bias = false)]
[Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.Blocks)]
[TensorName(TensorRole.TokenEmbedding, "transformer.wte")]
[TensorName(TensorRole.AttentionNorm, "transformer.blocks.{layer}.norm_attn_norm.norm_1")]
[TensorName(TensorRole.QueryKeyValue, "transformer.blocks.{layer}.norm_attn_norm.attn.Wqkv")]
[TensorName(TensorRole.AttentionOutput, "transformer.blocks.{layer}.norm_attn_norm.attn.out_proj")]
[TensorName(TensorRole.FeedForwardNorm, "transformer.blocks.{layer}.norm_attn_norm.norm_2")]
[TensorName(TensorRole.Router, "transformer.blocks.{layer}.ffn.router.layer")]
[TensorName(TensorRole.ExpertGate, "transformer.blocks.{layer}.ffn.experts.mlp.w1", Exact = true)]
[TensorName(TensorRole.ExpertUp, "transformer.blocks.{layer}.ffn.experts.mlp.v1", Exact = true)]
[TensorName(TensorRole.ExpertDown, "transformer.blocks.{layer}.ffn.experts.mlp.w2", Exact = true)]
[TensorName(TensorRole.FinalNorm, "transformer.norm_f")]
[TensorName(TensorRole.Head, "lm_head")]
internal sealed partial class DbrxByNames;

/// <summary>Llama 4 Maverick within the context in which its attention is plain: every other layer has experts, which read what their scores have scaled, and every fourth no positions.</summary>
[Transformer(Structure.CausalDecoder, Layers = 4, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Base = 500_000, Pairing = RotaryPairing.Interleaved)]
[LayerPattern(Every = 4, Offset = 3, PositionEncoding = PositionEncoding.None)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 1, Size = 40, Shared = 40, Scoring = ExpertScoring.Sigmoid, ScaleInputs = true, Transposed = true, GateUp = GateUpLayout.GateFirst)]
[LayerPattern(Every = 2, Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.Gate, "model.layers.{layer}.feed_forward.gate_proj")]
[TensorName(TensorRole.Up, "model.layers.{layer}.feed_forward.up_proj")]
[TensorName(TensorRole.Down, "model.layers.{layer}.feed_forward.down_proj")]
[TensorName(TensorRole.Router, "model.layers.{layer}.feed_forward.router")]
[TensorName(TensorRole.ExpertGateUp, "model.layers.{layer}.feed_forward.experts.gate_up_proj", Exact = true)]
[TensorName(TensorRole.ExpertDown, "model.layers.{layer}.feed_forward.experts.down_proj", Exact = true)]
[TensorName(TensorRole.SharedGate, "model.layers.{layer}.feed_forward.shared_expert.gate_proj")]
[TensorName(TensorRole.SharedUp, "model.layers.{layer}.feed_forward.shared_expert.up_proj")]
[TensorName(TensorRole.SharedDown, "model.layers.{layer}.feed_forward.shared_expert.down_proj")]
internal sealed partial class Llama4ByNames;

/// <summary>Phi-3.5-MoE: Mixtral's names with LayerNorm, biases and a router of its own.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 40, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Bias = Projections.All)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 2, Scoring = ExpertScoring.SparseMixer)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Head(Head.LanguageModel, Bias = true)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.Router, "model.layers.{layer}.block_sparse_moe.gate")]
[TensorName(TensorRole.ExpertGate, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w1")]
[TensorName(TensorRole.ExpertUp, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w3")]
[TensorName(TensorRole.ExpertDown, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w2")]
internal sealed partial class PhiMoeByNames;

/// <summary>Hunyuan A13B: queries and keys are normalized behind their rotation.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 40, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead, QueryKeyNormAfterRotary = true)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 2, Renormalize = true, Shared = 40)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.QueryNorm, "model.layers.{layer}.self_attn.query_layernorm")]
[TensorName(TensorRole.KeyNorm, "model.layers.{layer}.self_attn.key_layernorm")]
[TensorName(TensorRole.Router, "model.layers.{layer}.mlp.gate.wg")]
[TensorName(TensorRole.SharedGate, "model.layers.{layer}.mlp.shared_mlp.gate_proj")]
[TensorName(TensorRole.SharedUp, "model.layers.{layer}.mlp.shared_mlp.up_proj")]
[TensorName(TensorRole.SharedDown, "model.layers.{layer}.mlp.shared_mlp.down_proj")]
internal sealed partial class HunyuanByNames;

/// <summary>ERNIE 4.5: neighbours turn together, experts are chosen with corrections of a softmax.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 40, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 4, Active = 2, SelectionBias = true, Renormalize = true)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.RouterCorrection, "model.layers.{layer}.mlp.moe_statics.e_score_correction_bias", Exact = true)]
internal sealed partial class ErnieByNames;
