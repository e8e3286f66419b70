namespace ModelGen.Parity.Tests;

// Families declared as a user would who has a checkpoint and its paper, and no naming for it: sizes, axes, and what the parts are called.

/// <summary>GPT-NeoX: parallel branches with a norm each, a quarter of each head turns, projections head by head.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.25)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Residual(Parallel = ParallelResidual.TwoNorms)]
[Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.PerHead)]
[TensorName(TensorRole.TokenEmbedding, "gpt_neox.embed_in")]
[TensorName(TensorRole.AttentionNorm, "gpt_neox.layers.{layer}.input_layernorm")]
[TensorName(TensorRole.QueryKeyValue, "gpt_neox.layers.{layer}.attention.query_key_value")]
[TensorName(TensorRole.AttentionOutput, "gpt_neox.layers.{layer}.attention.dense")]
[TensorName(TensorRole.FeedForwardNorm, "gpt_neox.layers.{layer}.post_attention_layernorm")]
[TensorName(TensorRole.Up, "gpt_neox.layers.{layer}.mlp.dense_h_to_4h")]
[TensorName(TensorRole.Down, "gpt_neox.layers.{layer}.mlp.dense_4h_to_h")]
[TensorName(TensorRole.FinalNorm, "gpt_neox.final_layer_norm")]
[TensorName(TensorRole.Head, "embed_out")]
internal sealed partial class GptNeoXByNames;

/// <summary>Falcon 40B: projections by groups of queries, parallel branches with a norm each.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 256, Vocabulary = 200, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Residual(Parallel = ParallelResidual.TwoNorms)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.PerKeyValueGroup)]
[TensorName(TensorRole.TokenEmbedding, "transformer.word_embeddings")]
[TensorName(TensorRole.AttentionNorm, "transformer.h.{layer}.ln_attn")]
[TensorName(TensorRole.QueryKeyValue, "transformer.h.{layer}.self_attention.query_key_value")]
[TensorName(TensorRole.AttentionOutput, "transformer.h.{layer}.self_attention.dense")]
[TensorName(TensorRole.FeedForwardNorm, "transformer.h.{layer}.ln_mlp")]
[TensorName(TensorRole.Up, "transformer.h.{layer}.mlp.dense_h_to_4h")]
[TensorName(TensorRole.Down, "transformer.h.{layer}.mlp.dense_4h_to_h")]
[TensorName(TensorRole.FinalNorm, "transformer.ln_f")]
internal sealed partial class FalconByNames;

/// <summary>GLM-4: LLaMA's names with norms on both sides of each branch, half of each head turns in neighbouring pairs, gate and linear projection in one.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.5)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1.5625e-07)]
[Checkpoint(Naming.Llama, GateUp = GateUpLayout.GateFirst)]
[TensorName(TensorRole.AttentionOutputNorm, "model.layers.{layer}.post_self_attn_layernorm")]
[TensorName(TensorRole.FeedForwardOutputNorm, "model.layers.{layer}.post_mlp_layernorm")]
[TensorName(TensorRole.GateUp, "model.layers.{layer}.mlp.gate_up_proj")]
internal sealed partial class Glm4ByNames;

/// <summary>OLMo 2: norms on what the branches give alone, and over all heads of queries and keys; LLaMA's names for the rest.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.FullWidth)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Output)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.AttentionOutputNorm, "model.layers.{layer}.post_attention_layernorm")]
[TensorName(TensorRole.FeedForwardOutputNorm, "model.layers.{layer}.post_feedforward_layernorm")]
internal sealed partial class Olmo2ByNames;
