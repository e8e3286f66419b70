//HintName: Difference.g.cs
- new("context", ["max_position_embeddings"], "{arch}.context_length", 512L) { Comparison = Api::SettingComparison.AtLeast },
- new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, "default") { WhenAbsent = "default" },
- new("rotary scaling", [], "{arch}.rope.scaling.type", "none") { GgufWhenAbsent = "none" },
- Ignored = ["model.layers.{layer}.self_attn.rotary_emb.inv_freq", "lm_head.weight"],
- private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.Default(10_000, rotarySize: 8);
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ new("context", ["max_position_embeddings"], "{arch}.context_length", 512L),
+ new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, new[] { "longrope", "su" }) { WhenAbsent = "default" },
+ new("rotary scaling", [], "{arch}.rope.scaling.type", "longrope") { GgufWhenAbsent = "none" },
+ new("original context", ["original_max_position_embeddings", "rope_scaling.original_max_position_embeddings", "rope_parameters.original_max_position_embeddings"], "{arch}.rope.scaling.original_context_length", 64L),
+ new("rotary scaling: short_factor", ["rope_scaling.short_factor", "rope_parameters.short_factor"], null, new[] { 1d, 1.05d, 1.1d, 1.15d }),
+ new("rotary scaling: long_factor", ["rope_scaling.long_factor", "rope_parameters.long_factor"], null, new[] { 1.5d, 1.9d, 2.3d, 2.7d }),
+ new("rotary scaling: attention_factor", ["rope_scaling.attention_factor", "rope_parameters.attention_factor"], "{arch}.rope.scaling.attn_factor", 1.224744871391589d),
+ Ignored = ["model.layers.{layer}.self_attn.rotary_emb.inv_freq", "rope_factors_short.weight", "rope_factors_long.weight", "lm_head.weight"],
+ RereadBeyond = 64,
+ private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.LongRope(10_000, rotarySize: 8, originalContext: 64, attentionFactor: 1.224744871391589, shortFactors: [1f, 1.05f, 1.1f, 1.15f], longFactors: [1.5f, 1.9f, 2.3f, 2.7f]);
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, LongRope beyond 64 tokens: constants that the kernel is compiled for.</summary>
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, LongRope beyond 64 tokens.</summary>
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, LongRope beyond 64 tokens
