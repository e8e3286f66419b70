using ModelGen.Runtime;
using ModelGen.Tool.Import.Settings;

namespace ModelGen.Tool.Import.Families;

/// <summary>Settings that change what a model computes: one that a family knows nothing of must say nothing, or the declaration would be of another model.</summary>
internal static class UnreadSettings
{
    private static readonly (string Key, object[] Neutral)[] Known =
    [
        ("text_config", []),
        ("vision_config", []),
        ("num_local_experts", [0L, 1L]),
        ("num_experts", [0L, 1L]),
        ("n_routed_experts", [0L, 1L]),
        ("sliding_window", [0L]),
        ("attention_chunk_size", []),
        ("no_rope_layers", []),
        ("rope_scaling.rope_type", ["default", "none"]),
        ("rope_scaling.type", ["default", "none"]),
        ("rope_parameters.rope_type", ["default"]),
        ("partial_rotary_factor", [1.0, 1L]),
        ("rotary_pct", [1.0, 1L]),
        ("kv_lora_rank", [0L]),
        ("alibi", [false]),
        ("attention_bias", [false]),
        ("mlp_bias", [false]),
        ("bias", [false]),
        ("attn_logit_softcapping", [0.0, 0L]),
        ("final_logit_softcapping", [0.0, 0L]),
        ("attention_multiplier", [1.0, 1L]),
        ("embedding_multiplier", [1.0, 1L]),
        ("residual_multiplier", [1.0, 1L]),
        ("logits_scaling", [1.0, 1L]),
        ("logit_scale", [1.0, 1L]),
        ("swiglu_limit", []),
        ("scale_emb", [1.0, 1L]),
        ("shared_intermediate_size", [0L]),
        ("shared_expert_intermediate_size", [0L]),
        ("clip_qkv", []),
        ("attn_config.clip_qkv", []),
        ("attn_config.qk_ln", [false]),
        ("attn_config.prefix_lm", [false]),
        ("qk_layernorm", [false]),
        ("use_qk_norm", [false]),
        ("use_parallel_residual", [false]),
        ("scale_attn_by_inverse_layer_idx", [false]),
        ("apply_residual_connection_post_layernorm", [false]),
        ("add_cross_attention", [false]),
        ("use_bidirectional_attention", [false]),
        ("_remove_final_layer_norm", [false]),
        ("layer_norm_elementwise_affine", [true]),
        ("position_embedding_type", ["absolute"]),
        ("sinusoidal_pos_embds", [false]),
    ];

    /// <summary>Keys of GGUF files that two settings share, by the architecture that means the other.</summary>
    private static readonly (string Kind, string Key)[] Shared = [("granite", "logit_scale"), ("granitemoe", "logit_scale"), ("command-r", "logits_scaling"), ("cohere2", "logits_scaling")];

    /// <exception cref="ToolException">A setting means something that nobody has read.</exception>
    public static void Check(ModelSettings settings)
    {
        if (settings.Find("quantization_config") is not null)
        {
            throw settings.Refused("quantization_config", "says that weights are quantised as safetensors files have no type for: take those that are not, or a GGUF file");
        }

        HashSet<string> asked = [.. settings.Asked];
        foreach ((string key, object[] neutral) in Known)
        {
            if (!asked.Contains(key) && !Shared.Contains((settings.Kind, key)) && settings.Find(key) is { } value && !neutral.Contains(value))
            {
                throw Unread(settings, key, value);
            }
        }

        if (!asked.Contains("layer_types") && settings.Find("layer_types") is { } kinds && !(kinds is object[] layers && layers.All("full_attention".Equals)))
        {
            throw Unread(settings, "layer_types", kinds);
        }
    }

    private static ToolException Unread(ModelSettings settings, string key, object value) =>
        settings.Refused(key, $"is {SettingComparer.Show(value)}, which importing cannot express for models of the family '{settings.Kind}'");
}
