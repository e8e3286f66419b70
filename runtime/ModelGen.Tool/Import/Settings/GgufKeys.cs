namespace ModelGen.Tool.Import.Settings;

/// <summary>Where GGUF metadata have what Hugging Face configurations say: keys behind the name of the architecture (gguf-py/gguf/constants.py of llama.cpp).</summary>
internal static class GgufKeys
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["num_hidden_layers"] = "block_count",
        ["num_decoder_layers"] = "decoder_block_count",
        ["hidden_size"] = "embedding_length",
        ["intermediate_size"] = "feed_forward_length",
        ["max_position_embeddings"] = "context_length",
        ["num_attention_heads"] = "attention.head_count",
        ["num_key_value_heads"] = "attention.head_count_kv",
        ["head_dim"] = "attention.key_length",
        ["v_head_dim"] = "attention.value_length",
        ["q_lora_rank"] = "attention.q_lora_rank",
        ["kv_lora_rank"] = "attention.kv_lora_rank",
        ["clip_qkv"] = "attention.clamp_kqv",
        ["attn_config.clip_qkv"] = "attention.clamp_kqv",
        ["sliding_window"] = "attention.sliding_window",
        ["rms_norm_eps"] = "attention.layer_norm_rms_epsilon",
        ["layer_norm_eps"] = "attention.layer_norm_epsilon",
        ["relative_attention_num_buckets"] = "attention.relative_buckets_count",
        ["attention_multiplier"] = "attention.scale",
        ["attn_logit_softcapping"] = "attn_logit_softcapping",
        ["final_logit_softcapping"] = "final_logit_softcapping",
        ["embedding_multiplier"] = "embedding_scale",
        ["residual_multiplier"] = "residual_scale",
        ["logits_scaling"] = "logit_scale",
        ["logit_scale"] = "logit_scale",
        ["use_parallel_residual"] = "use_parallel_residual",
        ["rope_theta"] = "rope.freq_base",
        ["rope_local_base_freq"] = "rope.freq_base_swa",
        ["rotary_size"] = "rope.dimension_count",
        ["rope_scaling.rope_type"] = "rope.scaling.type",
        ["rope_scaling.factor"] = "rope.scaling.factor",
        ["rope_scaling.original_max_position_embeddings"] = "rope.scaling.original_context_length",
        ["rope_scaling.attention_factor"] = "rope.scaling.attn_factor",
        ["rope_scaling.beta_fast"] = "rope.scaling.yarn_beta_fast",
        ["rope_scaling.beta_slow"] = "rope.scaling.yarn_beta_slow",
        ["num_local_experts"] = "expert_count",
        ["num_experts_per_tok"] = "expert_used_count",
        ["n_shared_experts"] = "expert_shared_count",
        ["moe_intermediate_size"] = "expert_feed_forward_length",
        ["shared_expert_intermediate_size"] = "expert_shared_feed_forward_length",
        ["norm_topk_prob"] = "expert_weights_norm",
        ["routed_scaling_factor"] = "expert_weights_scale",
        ["first_k_dense_replace"] = "leading_dense_block_count",
        ["n_group"] = "expert_group_count",
        ["topk_group"] = "expert_group_used_count",
    };

    /// <summary>The key of an architecture's metadata, or null where they do not have the setting.</summary>
    public static string? Of(string key, string architecture) => Keys.TryGetValue(key, out string? name) ? $"{architecture}.{name}" : null;
}
