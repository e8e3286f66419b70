//HintName: Difference.g.cs
- // FFN(x) = (silu(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2020)
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);           // [T × 64]
- Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
- Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                       // hidden += gated·Wᵀ
- ///         │   RMSNorm ─► SwiGLU, 172 wide
+ // FFN(x) = (swish(min(x·Wgateᵀ, 7)) ⊙ (clamp(x·Wupᵀ, ±7) + 1))·Wdownᵀ, swish(x) = x·σ(1.702·x)    (Shazeer 2020; OpenAI 2025)
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                                                      // [T × 64]
+ Kernels::GatedLinear.Apply<Kernels::Swish<ActivationConstants>, ActivationConstants>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
+ Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                                                                  // hidden += gated·Wᵀ
+ /// <summary>SwiGLU: constants that kernels are compiled for.</summary>
+ private readonly struct ActivationConstants : Kernels::IActivationConstants
+ public static float SigmoidFactor => 1.702f;  // swish(x) = x·σ(1.702·x)
+ public static float Limit => 7f;              // of a gate, and of what it multiplies in both directions
+ public static float UpOffset => 1f;           // what a gate multiplies + 1
+ ///         │   RMSNorm ─► SwiGLU, clamped at 7, 172 wide
