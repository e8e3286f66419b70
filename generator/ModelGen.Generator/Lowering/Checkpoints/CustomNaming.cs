using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>No names: each comes from a <c>[TensorName]</c>. Of the configuration counts what shapes of tensors do not show, under the keys that most families share; what it does not say is not checked.</summary>
internal sealed class CustomNaming : CheckpointNaming
{
    public override TensorNames? this[TensorRole role] => null;

    public override CheckpointPlan Plan(ArchitectureSpec architecture) => new([.. Settings(architecture)], [], GgufArchitectures.Pairings);

    private static IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        AttentionSpec attention = layer.Attention;
        yield return new SettingSpec("layers", ["num_hidden_layers", "n_layer", "n_layers", "num_layers"], "{arch}.block_count", (long)architecture.Layers);
        yield return new SettingSpec("heads", ["num_attention_heads", "n_head", "n_heads"], "{arch}.attention.head_count", (long)attention.Heads);
        yield return new SettingSpec("key/value heads", ["num_key_value_heads"], "{arch}.attention.head_count_kv", (long)attention.KeyValueHeads);
        string epsilon = architecture.Normalization.Kind == Norm.Rms ? "layer_norm_rms_epsilon" : "layer_norm_epsilon";
        yield return new SettingSpec(
            "norm epsilon",
            ["rms_norm_eps", "layer_norm_eps", "layer_norm_epsilon", "layernorm_epsilon", "norm_epsilon", "norm_eps"],
            "{arch}.attention." + epsilon,
            architecture.Normalization.Epsilon);
        if (layer.Position.Encoding == PositionEncoding.Rotary)
        {
            yield return new SettingSpec("rotary base", ["rope_theta", "rope_parameters.rope_theta", "rotary_emb_base"], "{arch}.rope.freq_base", layer.Position.Base);
        }
    }
}
