using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of JinaBERT (the published code of jinaai/jina-bert-implementation; llama.cpp gguf-py/gguf/tensor_mapping.py): BERT's, with linear biases of distance, and both projections of a gated feed-forward part in one matrix.
/// </summary>
internal sealed class JinaBertNaming : BertNaming
{
    private const string Layer = "bert.encoder.layer.{layer}.mlp.";

    private static readonly Dictionary<TensorRole, TensorNames> Own = new()
    {
        [TensorRole.Gate] = new(Layer + "gated_layers", "blk.{layer}.ffn_gate"),
        [TensorRole.Up] = new(Layer + "gated_layers", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "wo", "blk.{layer}.ffn_down"),
        [TensorRole.FeedForwardNorm] = new(Layer + "layernorm", "blk.{layer}.layer_output_norm"),
    };

    public override GateUpLayout GateUp => GateUpLayout.GateFirst;

    public override TensorNames? this[TensorRole role] => role == TensorRole.PositionEmbedding ? null : Own.TryGetValue(role, out TensorNames? names) ? names : base[role];

    // Which of its kinds of feed-forward part it has is said beside the activation.
    public override string? Lacks(ArchitectureSpec architecture) => architecture.LayerKinds[0] switch
    {
        { Position: not { Encoding: PositionEncoding.Alibi, AlibiScaled: false } } => "choose PositionEncoding.Alibi without AlibiScaled",
        { FeedForward.Activation: not Activation.GeGlu } => "choose Activation.GeGlu",
        _ => base.Lacks(architecture),
    };

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        CheckpointPlan plan = base.Plan(architecture);
        return plan with
        {
            Settings =
            [
                .. plan.Settings.Where(setting => setting.Name is not ("activation" or "position encoding" or "context and offset" or "context")),
                new SettingSpec("position encoding", ["position_embedding_type"], null, "alibi") { WhenAbsent = "absolute" },
                new SettingSpec("feed-forward part", ["feed_forward_type"], null, "geglu") { WhenAbsent = "original" },
                new SettingSpec("activation", ["hidden_act"], null, "gelu"),
                new SettingSpec("context", ["max_position_embeddings"], "{arch}.context_length", (long)architecture.Context) { AtLeast = true },
            ],
        };
    }
}
