//HintName: Difference.g.cs
- Parameters = 260_736,
- WeightBytesPerToken = 1_042_944,
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   LayerNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- /// 260,736 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ Kernels::LayerNorm.ApplyPerHead(_query, w.QueryNorm, Epsilon, rows);                      // each head by itself
+ Kernels::LayerNorm.ApplyPerHead(_key, w.KeyNorm, Epsilon, rows);                          // each head by itself
+ Parameters = 260_896,
+ WeightBytesPerToken = 1_043_584,
+ new(Api::TensorRole.QueryNorm, "model.layers.{layer}.self_attn.q_norm.weight", "blk.{layer}.attn_q_norm.weight", [8]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.QueryNorm, "model.layers.{layer}.self_attn.q_norm.bias", "blk.{layer}.attn_q_norm.bias", [8]) { IsBias = true, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.KeyNorm, "model.layers.{layer}.self_attn.k_norm.weight", "blk.{layer}.attn_k_norm.weight", [8]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.KeyNorm, "model.layers.{layer}.self_attn.k_norm.bias", "blk.{layer}.attn_k_norm.bias", [8]) { IsBias = true, Layers = DecoderLayerIndices },
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, queries and keys normalized: constants that the kernel is compiled for.</summary>
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, queries and keys normalized.</summary>
+ public readonly Runtime::VectorWeights QueryNorm;        // [8]
+ public readonly Runtime::VectorWeights KeyNorm;          // [8]
+ QueryNorm = store.Vector(Api::TensorRole.QueryNorm, layer);
+ KeyNorm = store.Vector(Api::TensorRole.KeyNorm, layer);
+ ///         │   LayerNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, queries and keys normalized
+ /// 260,896 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
