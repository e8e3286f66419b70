namespace ModelGen.Parity.Tests;

// Families whose embedding is narrower or wider than their hidden states, declared by public attributes alone, with random weights.

/// <summary>OPT-350m, small: the table is projected before positions are added, and the tied head goes back to it.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 6, FeedForward = 96, Vocabulary = 150, Context = 200)]
[Embedding(Size = 28, Projection = EmbeddingProjection.First)]
[PositionEncoding(PositionEncoding.Learned, Offset = 2)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Relu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.LanguageModel, Tied = true)]
[Checkpoint(Naming.Custom)]
[TensorName(TensorRole.TokenEmbedding, "model.decoder.embed_tokens")]
[TensorName(TensorRole.PositionEmbedding, "model.decoder.embed_positions")]
[TensorName(TensorRole.EmbeddingProjection, "model.decoder.project_in")]
[TensorName(TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj")]
[TensorName(TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj")]
[TensorName(TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj")]
[TensorName(TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj")]
[TensorName(TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm")]
[TensorName(TensorRole.Up, "model.decoder.layers.{layer}.fc1")]
[TensorName(TensorRole.Down, "model.decoder.layers.{layer}.fc2")]
[TensorName(TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm")]
[TensorName(TensorRole.HeadTransform, "model.decoder.project_out")]
internal sealed partial class OptModel;

/// <summary>ELECTRA's generator, small: BERT with tables and a head that are wider than the hidden states.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 48, Heads = 4, FeedForward = 96, Vocabulary = 150, Context = 200)]
[Embedding(Size = 70, ProjectionBias = true, Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Bert)]
[TensorName(TensorRole.EmbeddingProjection, "electra.embeddings_project")]
[TensorName(TensorRole.HeadTransform, "generator_predictions.dense")]
[TensorName(TensorRole.HeadNorm, "generator_predictions.LayerNorm")]
internal sealed partial class ElectraModel;
