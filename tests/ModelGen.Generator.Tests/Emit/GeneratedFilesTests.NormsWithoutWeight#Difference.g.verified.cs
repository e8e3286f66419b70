//HintName: Difference.g.cs
- Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);             // [T × 64]
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);           // [T × 64]
- Kernels::RmsNorm.Apply(_hidden, _weights.FinalNorm, Epsilon, batch.Hidden, rows);  // [T × 64]
- Parameters = 260_032,
- WeightBytesPerToken = 1_040_128,
- new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.FinalNorm, "model.norm.weight", "output_norm.weight", [64]),
- new("norm epsilon", ["rms_norm_eps"], "{arch}.attention.layer_norm_rms_epsilon", 1e-5d),
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- public readonly Runtime::VectorWeights FinalNorm;       // [64]
- FinalNorm = store.Vector(Api::TensorRole.FinalNorm);
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- public readonly Runtime::VectorWeights AttentionNorm;    // [64]
- public readonly Runtime::VectorWeights FeedForwardNorm;  // [64]
- AttentionNorm = store.Vector(Api::TensorRole.AttentionNorm, layer);
- FeedForwardNorm = store.Vector(Api::TensorRole.FeedForwardNorm, layer);
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- ///         │   RMSNorm ─► SwiGLU, 172 wide
- ///             RMSNorm ─► logits, 512 (the embedding, tied)
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ Kernels::LayerNorm.Apply(_hidden, Epsilon, _normalized, rows);                            // [T × 64], without weight
+ Kernels::LayerNorm.ApplyPerHead(_query, 8, Epsilon, rows);                                // each head by itself, without weight
+ Kernels::LayerNorm.ApplyPerHead(_key, 8, Epsilon, rows);                                  // each head by itself, without weight
+ Kernels::LayerNorm.Apply(_hidden, Epsilon, batch.Hidden, rows);  // [T × 64], without weight
+ Parameters = 259_328,
+ WeightBytesPerToken = 1_037_312,
+ new("norm epsilon", ["layer_norm_eps", "layer_norm_epsilon", "norm_epsilon", "norm_eps"], "{arch}.attention.layer_norm_epsilon", 1e-5d),
+ /// <summary>8 heads of 8 over 4 key/value heads, queries and keys normalized, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, queries and keys normalized, RoPE θ = 10,000.</summary>
+ ///         │   LayerNorm ─► attention: 8 heads of 8 over 4 key/value heads, queries and keys normalized, RoPE θ = 10,000
+ ///         │   LayerNorm ─► SwiGLU, 172 wide
+ ///             LayerNorm ─► logits, 512 (the embedding, tied)
+ /// 259,328 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
