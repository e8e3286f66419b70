//HintName: Difference.g.cs
- // MoE(x) = Σ gᵢ·FFNᵢ(x), g = the 2 largest of softmax(x·Wrouterᵀ); FFN(x) = (silu(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2017 §2; Fedus 2021 §2.1)
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                                                                               // [T × 64]
- Kernels::Linear.Apply(_normalized, w.Router, _scores, rows);                                                                                                  // [T × 16]
- Kernels::ExpertSelection.Apply(_scores, Api::ExpertScoring.SoftmaxThenTopK, renormalize: false, 1f, _choices, rows);                                          // 2 of 16 experts
- Kernels::ExpertMixture.Apply<Kernels::Silu>(_normalized, _choices, w.ExpertGate, w.ExpertUp, w.ExpertDown, _routed, _expertUp, _expertGated, _branch, rows);  // [T × 2 × 172] to [T × 64]
- Kernels::ScaledAdd.Apply(_branch, 1f, _hidden, rows);                                                                                                         // hidden += branch
- new("scoring of experts", ["scoring_func"], null, "softmax"),
- new("scoring of experts", [], "{arch}.expert_gating_func", 1L),
+ // MoE(x) = Σ FFNᵢ(gᵢ·x), g = the 2 largest of x·Wrouterᵀ, each its share of a softmax over those within 2 % of it; FFN(x) = (silu(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2017 §2; Liu 2024)
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                                                                                                  // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Router, _scores, rows);                                                                                                                     // [T × 16]
+ Kernels::ExpertSelection.Apply(_scores, Api::ExpertScoring.SparseMixer, renormalize: false, 1f, _choices, rows, jitter: 0.01f);                                                  // 2 of 16 experts
+ Kernels::ExpertMixture.Apply<Kernels::Silu>(_normalized, _choices, w.ExpertGate, w.ExpertUp, w.ExpertDown, _routed, _expertUp, _expertGated, _branch, rows, scaleInputs: true);  // [T × 2 × 172] to [T × 64]
+ Kernels::ScaledAdd.Apply(_branch, 1f, _hidden, rows);                                                                                                                            // hidden += branch
+ new("jitter of the router", ["router_jitter_noise"], null, 0.01d),
