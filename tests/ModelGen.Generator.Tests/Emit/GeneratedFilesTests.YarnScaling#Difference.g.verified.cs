//HintName: Difference.g.cs
- new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, "default") { WhenAbsent = "default" },
- new("rotary scaling", [], "{arch}.rope.scaling.type", "none") { GgufWhenAbsent = "none" },
- private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.Default(10_000, rotarySize: 8);
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, "yarn") { WhenAbsent = "default" },
+ new("rotary scaling", [], "{arch}.rope.scaling.type", "yarn") { GgufWhenAbsent = "none" },
+ new("rotary scaling: factor", ["rope_scaling.factor", "rope_parameters.factor"], "{arch}.rope.scaling.factor", 4d),
+ new("rotary scaling: original_max_position_embeddings", ["rope_scaling.original_max_position_embeddings", "rope_parameters.original_max_position_embeddings"], "{arch}.rope.scaling.original_context_length", 64L),
+ new("rotary scaling: beta_fast", ["rope_scaling.beta_fast", "rope_parameters.beta_fast"], null, 32d),
+ new("rotary scaling: beta_slow", ["rope_scaling.beta_slow", "rope_parameters.beta_slow"], null, 1d),
+ new("rotary scaling: attention_factor", ["rope_scaling.attention_factor", "rope_parameters.attention_factor"], null, 1.138629436111989d),
+ new("rotary scaling: truncate", ["rope_scaling.truncate", "rope_parameters.truncate"], null, true) { WhenAbsent = true },
+ new("rotary scaling: mscale", ["rope_scaling.mscale", "rope_parameters.mscale"], null, 0d) { WhenAbsent = 0d },
+ new("rotary scaling: mscale_all_dim", ["rope_scaling.mscale_all_dim", "rope_parameters.mscale_all_dim"], null, 0d) { WhenAbsent = 0d },
+ private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.Yarn(10_000, rotarySize: 8, factor: 4, originalContext: 64, betaFast: 32, betaSlow: 1, attentionFactor: 1.138629436111989);
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, Yarn × 4: constants that the kernel is compiled for.</summary>
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, Yarn × 4.</summary>
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, Yarn × 4
