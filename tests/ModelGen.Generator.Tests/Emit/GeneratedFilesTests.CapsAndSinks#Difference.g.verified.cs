//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023)
- Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);             // [T × 64]
- Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);            // in place (Su 2021)
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);              // in place (Su 2021)
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
- Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                          // hidden += context·Wᵀ
- Parameters = 260_032,
- WeightBytesPerToken = 1_040_128,
- new("bound of scores", ["attn_logit_softcapping"], "{arch}.attn_logit_softcapping", 0d),
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ // Attention(Q, K, V) = softmax(50·tanh(QKᵀ/√8/50))·V over the causal mask and a sink    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; soft cap: Gemma Team 2024; sinks: Xiao 2023)
+ Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);                            // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);                 // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]
+ Kernels::RmsNorm.Apply(_query, w.QueryNorm, Epsilon, _query, rows);                                      // [T × 8 × 8]
+ Kernels::RmsNorm.Apply(_key, w.KeyNorm, Epsilon, _key, rows);                                            // [T × 4 × 8]
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);                           // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);                             // in place (Su 2021)
+ Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch, sinks: w.Sinks);  // [T × 8 × 8]
+ Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                                         // hidden += context·Wᵀ
+ Parameters = 260_552,
+ WeightBytesPerToken = 1_042_208,
+ new(Api::TensorRole.QueryNorm, "model.layers.{layer}.self_attn.q_norm.weight", "blk.{layer}.attn_q_norm.weight", [64]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.KeyNorm, "model.layers.{layer}.self_attn.k_norm.weight", "blk.{layer}.attn_k_norm.weight", [32]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.Sinks, "model.layers.{layer}.self_attn.sinks", "blk.{layer}.attn_sinks.weight", [8]) { Layers = DecoderLayerIndices },
+ new("bound of scores", ["attn_logit_softcapping"], "{arch}.attn_logit_softcapping", 50d),
+ /// <summary>8 heads of 8 over 4 key/value heads, queries and keys normalized over all heads, RoPE θ = 10,000, scores capped at 50, sinks: constants that the kernel is compiled for.</summary>
+ public static float SoftCap => 50f;        // cap·tanh(score / cap)
+ public static bool Sinks => true;          // a learned score of each head that has no value
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, queries and keys normalized over all heads, RoPE θ = 10,000, scores capped at 50, sinks.</summary>
+ public readonly Runtime::VectorWeights QueryNorm;        // [64]
+ public readonly Runtime::VectorWeights KeyNorm;          // [32]
+ public readonly Runtime::VectorWeights Sinks;            // [8]
+ QueryNorm = store.Vector(Api::TensorRole.QueryNorm, layer);
+ KeyNorm = store.Vector(Api::TensorRole.KeyNorm, layer);
+ Sinks = store.Vector(Api::TensorRole.Sinks, layer);
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, queries and keys normalized over all heads, RoPE θ = 10,000, scores capped at 50, sinks
+ /// 260,552 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
