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
