namespace ModelGen.Parity.Tests;

// Models with experts.

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

/// <summary>Qwen2-MoE: two of six experts, and a shared one with a gate.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 6, Active = 2, Size = 48, Shared = 80, SharedGate = true)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
internal sealed partial class TinyQwen2Moe;

/// <summary>Qwen3-MoE: three of eight experts, and a dense layer among them.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, HeadSize = 16, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
[Activation(Activation.SwiGlu)]
[Experts(Count = 8, Active = 3, Size = 40, Renormalize = true)]
[LayerPattern(Layers = [1], Experts = false)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.Llama)]
internal sealed partial class TinyQwen3Moe;
