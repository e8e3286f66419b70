//HintName: Difference.g.cs
- // MoE(x) = Σ gᵢ·FFNᵢ(x), g = the 4 largest of σ(x·Wrouterᵀ), chosen with corrections; FFN(x) = (silu(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2017 §2; DeepSeek-AI 2024 §2.1.2)
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                                                                               // [T × 64]
- Kernels::Linear.Apply(_normalized, w.Router, _scores, rows);                                                                                                  // [T × 16]
- Kernels::ExpertSelection.Apply(_scores, Api::ExpertScoring.Sigmoid, renormalize: false, 1f, _choices, rows, w.RouterCorrection);                              // 4 of 16 experts
- Kernels::ExpertMixture.Apply<Kernels::Silu>(_normalized, _choices, w.ExpertGate, w.ExpertUp, w.ExpertDown, _routed, _expertUp, _expertGated, _branch, rows);  // [T × 4 × 172] to [T × 64]
- Kernels::ScaledAdd.Apply(_branch, 1f, _hidden, rows);                                                                                                         // hidden += branch
- new("groups of experts", ["n_group"], "{arch}.expert_group_count", 1L),
- new("active groups of experts", ["topk_group"], "{arch}.expert_group_used_count", 1L),
+ // MoE(x) = Σ gᵢ·FFNᵢ(x), g = the 4 largest of σ(x·Wrouterᵀ) in the 2 of 4 groups with the largest sum of 2 scores, chosen with corrections; FFN(x) = (silu(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2017 §2; DeepSeek-AI 2024 §2.1.2)
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                                                                                                            // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Router, _scores, rows);                                                                                                                               // [T × 16]
+ Kernels::ExpertSelection.Apply(_scores, Api::ExpertScoring.Sigmoid, renormalize: false, 1f, _choices, rows, w.RouterCorrection, groups: new Kernels::ExpertGroups(4, active: 2, top: 2));  // 4 of 16 experts in 2 of 4 groups
+ Kernels::ExpertMixture.Apply<Kernels::Silu>(_normalized, _choices, w.ExpertGate, w.ExpertUp, w.ExpertDown, _routed, _expertUp, _expertGated, _branch, rows);                               // [T × 4 × 172] to [T × 64]
+ Kernels::ScaledAdd.Apply(_branch, 1f, _hidden, rows);                                                                                                                                      // hidden += branch
+ new("groups of experts", ["n_group"], "{arch}.expert_group_count", 4L),
+ new("active groups of experts", ["topk_group"], "{arch}.expert_group_used_count", 2L),
