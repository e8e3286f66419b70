using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>No names at all: the declaration gives each. Of the configuration, what most families call the same is compared.</summary>
internal sealed class CustomNaming : CheckpointNaming
{
    public override TensorNames? this[TensorRole role] => null;

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        AttentionSpec attention = architecture.LayerKinds[0].Attention;
        PositionSpec position = architecture.LayerKinds[0].Position;
        return new CheckpointPlan(
            [
                .. Stacks(architecture),
                new SettingSpec("hidden size", ["hidden_size", "n_embd", "d_model"], "{arch}.embedding_length", (long)architecture.Hidden),
                new SettingSpec("key/value heads", ["num_key_value_heads"], "{arch}.attention.head_count_kv", (long)attention.KeyValueHeads),
                new SettingSpec(
                    "norm epsilon",
                    ["rms_norm_eps", "layer_norm_eps", "layer_norm_epsilon", "norm_epsilon", "norm_eps"],
                    $"{{arch}}.attention.layer_norm_{(architecture.Normalization.Kind == Norm.Rms ? "rms_" : "")}epsilon",
                    architecture.Normalization.Epsilon),
                .. ExpertSettings.Of(architecture.LayerKinds[0].FeedForward),
                .. position.Encoding == PositionEncoding.Rotary
                    ? [new SettingSpec("rotary base", ["rope_theta", "rope_parameters.rope_theta", "rotary_emb_base"], "{arch}.rope.freq_base", position.Base)]
                    : Array.Empty<SettingSpec>(),
            ],
            architecture.Head.Tied ? ["lm_head.weight"] : [],
            GgufArchitectures.Pairings);
    }

    /// <summary>Layers and heads, which the stacks of an encoder-decoder have each.</summary>
    private static IEnumerable<SettingSpec> Stacks(ArchitectureSpec architecture)
    {
        if (architecture.Source is null)
        {
            yield return new SettingSpec("layers", ["num_hidden_layers", "n_layer", "n_layers"], "{arch}.block_count", (long)architecture.Layers);
            yield return new SettingSpec("heads", ["num_attention_heads", "n_head", "n_heads"], "{arch}.attention.head_count", (long)architecture.LayerKinds[0].Attention.Heads);
            yield break;
        }

        foreach (ArchitectureSpec stack in architecture.Stacks)
        {
            string name = stack.Stack == Stack.Encoder ? "encoder" : "decoder";
            yield return new SettingSpec($"layers of the {name}", [$"{name}_layers", $"num_{name}_layers"], null, (long)stack.Layers);
            yield return new SettingSpec($"heads of the {name}", [$"{name}_attention_heads"], null, (long)stack.LayerKinds[0].Attention.Heads);
        }
    }
}
