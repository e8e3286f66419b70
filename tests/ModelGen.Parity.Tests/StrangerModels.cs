namespace ModelGen.Parity.Tests;

// Families that the generator has no naming for, each declared as a user would who has a checkpoint and its paper: sizes, axes, and what the parts are called.

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
internal sealed partial class GptNeoXModel;

/// <summary>Phi: parallel branches of one norm, biases everywhere, LLaMA's names for some parts.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary, RotaryFraction = 0.5)]
[Attention(Bias = Projections.All)]
[Activation(Activation.GeluTanh, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Bias = true)]
[Checkpoint(Naming.Custom)]
[TensorName(TensorRole.TokenEmbedding, "model.embed_tokens")]
[TensorName(TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm")]
[TensorName(TensorRole.Query, "model.layers.{layer}.self_attn.q_proj")]
[TensorName(TensorRole.Key, "model.layers.{layer}.self_attn.k_proj")]
[TensorName(TensorRole.Value, "model.layers.{layer}.self_attn.v_proj")]
[TensorName(TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.dense")]
[TensorName(TensorRole.Up, "model.layers.{layer}.mlp.fc1")]
[TensorName(TensorRole.Down, "model.layers.{layer}.mlp.fc2")]
[TensorName(TensorRole.FinalNorm, "model.final_layernorm")]
[TensorName(TensorRole.Head, "lm_head")]
internal sealed partial class PhiModel;

/// <summary>Gemma: LLaMA's names, norms that multiply by 1 + w, embedded tokens times √hidden.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 1, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Scale = EmbeddingScale.SqrtHidden)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6, UnitOffset = true)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Llama)]
internal sealed partial class GemmaModel;

/// <summary>Falcon 7B: one key/value head, parallel branches of one norm, no bias but those of the norms.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 1, FeedForward = 256, Vocabulary = 200, Context = 2048)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Residual(Parallel = ParallelResidual.OneNorm)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.PerKeyValueGroup)]
[TensorName(TensorRole.TokenEmbedding, "transformer.word_embeddings")]
[TensorName(TensorRole.AttentionNorm, "transformer.h.{layer}.input_layernorm")]
[TensorName(TensorRole.QueryKeyValue, "transformer.h.{layer}.self_attention.query_key_value")]
[TensorName(TensorRole.AttentionOutput, "transformer.h.{layer}.self_attention.dense")]
[TensorName(TensorRole.Up, "transformer.h.{layer}.mlp.dense_h_to_4h")]
[TensorName(TensorRole.Down, "transformer.h.{layer}.mlp.dense_4h_to_h")]
[TensorName(TensorRole.FinalNorm, "transformer.ln_f")]
internal sealed partial class Falcon7BModel;

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
internal sealed partial class Falcon40BModel;

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
internal sealed partial class Glm4Model;

/// <summary>OLMo 2: norms on what the branches give alone, and over all heads of queries and keys; LLaMA's names for the rest.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.FullWidth)]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Output)]
[Checkpoint(Naming.Llama)]
[TensorName(TensorRole.AttentionOutputNorm, "model.layers.{layer}.post_attention_layernorm")]
[TensorName(TensorRole.FeedForwardOutputNorm, "model.layers.{layer}.post_feedforward_layernorm")]
internal sealed partial class Olmo2Model;
