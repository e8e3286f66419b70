//HintName: Difference.g.cs
- Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);                    // [outputs × 64]
- Kernels::Linear.Apply(_selected, _weights.TokenEmbedding, batch.Logits, batch.Outputs);  // [outputs × 512]
- Parameters = 260_032,
- WeightBytesPerToken = 1_040_128,
- new("bound of logits", ["final_logit_softcapping"], "{arch}.final_logit_softcapping", 0d),
- new("factor on logits times hidden size", ["dim_model_base"], null, 64d),
- new("divisor of logits", ["logits_scaling"], "{arch}.logit_scale", 1d),
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);          // [outputs × 64]
+ Kernels::Linear.Apply(_selected, _weights.Head, batch.Logits, batch.Outputs);  // [outputs × 512]
+ // logits = 0.125·logits
+ Kernels::ScaledCopy.Apply(batch.Logits, LogitScale, batch.Logits, batch.Outputs);  // batch.Logits = 0.125·batch.Logits
+ // logits = 30·tanh(logits/30)    (Bello 2016)
+ Kernels::SoftCap.Apply(batch.Logits, 30f, batch.Outputs);  // within ±30
+ Parameters = 260_544,
+ WeightBytesPerToken = 1_042_176,
+ new(Api::TensorRole.Head, "lm_head.bias", "output.bias", [512]) { IsBias = true },
+ new("bound of logits", ["final_logit_softcapping"], "{arch}.final_logit_softcapping", 30d),
+ new("factor on logits times hidden size", ["dim_model_base"], null, 8d),
+ new("divisor of logits", ["logits_scaling"], "{arch}.logit_scale", 8d),
+ private const float LogitScale = 0.125f;
+ public readonly Runtime::LinearWeights Head;            // [512 × 64]
+ Head = store.TiedMatrix(Api::TensorRole.Head);
+ /// 260,544 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
