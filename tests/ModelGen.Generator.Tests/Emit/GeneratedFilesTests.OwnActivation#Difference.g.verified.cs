//HintName: Difference.g.cs
- // FFN(x) = (silu(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2020)
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);           // [T × 64]
- Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
- Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                       // hidden += gated·Wᵀ
- new("activation", ["hidden_act"], null, new[] { "silu", "swish" }),
- ///         │   RMSNorm ─► SwiGLU, 172 wide
+ // FFN(x) = (Mish(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2020)
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);              // [T × 64]
+ Kernels::GatedLinear.ApplyOwn<OwnActivation>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
+ Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                          // hidden += gated·Wᵀ
+ /// <summary>Mish: the activation function of the model's own, which kernels are compiled for.</summary>
+ private readonly struct OwnActivation : Kernels::IOwnActivation
+ public static void Apply(global::System.Span<float> values) => global::Samples.Stories.Mish(values);
+ ///         │   RMSNorm ─► Mish, gated, 172 wide
