//HintName: Difference.g.cs
- new("context", ["max_position_embeddings"], "{arch}.context_length", 512L) { Comparison = Api::SettingComparison.AtLeast },
- new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, "default") { WhenAbsent = "default" },
- private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.Default(10_000, rotarySize: 8);
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, "dynamic") { WhenAbsent = "default" },
+ new("rotary scaling: factor", ["rope_scaling.factor", "rope_parameters.factor"], null, 2d),
+ new("original context", ["rope_scaling.original_max_position_embeddings", "rope_parameters.original_max_position_embeddings", "max_position_embeddings"], null, 256L),
+ private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.DynamicNtk(10_000, rotarySize: 8, factor: 2, originalContext: 256);
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, DynamicNtk × 2: constants that the kernel is compiled for.</summary>
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, DynamicNtk × 2.</summary>
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, DynamicNtk × 2
