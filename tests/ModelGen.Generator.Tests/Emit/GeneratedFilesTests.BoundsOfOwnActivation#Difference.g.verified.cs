//HintName: Difference.g.cs
- // FFN(x) = (Mish(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2020)
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);              // [T × 64]
- Kernels::GatedLinear.ApplyOwn<OwnActivation>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
- Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                          // hidden += gated·Wᵀ
- ///         │   RMSNorm ─► Mish, gated, 172 wide
+ // FFN(x) = (Mish(min(x·Wgateᵀ, 2)) ⊙ (clamp(x·Wupᵀ, ±2) − 0.5))·Wdownᵀ    (Shazeer 2020; OpenAI 2025)
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                                   // [T × 64]
+ Kernels::GatedLinear.ApplyOwn<OwnActivation, ActivationConstants>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
+ Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                                               // hidden += gated·Wᵀ
+ /// <summary>Mish, gated: constants that kernels are compiled for.</summary>
+ private readonly struct ActivationConstants : Kernels::IActivationConstants
+ public static float Limit => 2f;        // of a gate, and of what it multiplies in both directions
+ public static float UpOffset => -0.5f;  // what a gate multiplies − 0.5
+ ///         │   RMSNorm ─► Mish, gated, clamped at 2, 172 wide
