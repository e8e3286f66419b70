//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023)
- new("bound of queries, keys and values", ["clip_qkv"], "{arch}.attention.clamp_kqv", 0d),
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask; Q, K, V within ±8    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; bounds of Q, K, V: MosaicML 2023)
+ Kernels::Clip.Apply(_query, 8f, rows);                                                    // within ±8
+ Kernels::Clip.Apply(_key, 8f, rows);                                                      // within ±8
+ Kernels::Clip.Apply(_value, 8f, rows);                                                    // within ±8
+ new("bound of queries, keys and values", ["clip_qkv"], "{arch}.attention.clamp_kqv", 8d),
+ /// <summary>8 heads of 8 over 4 key/value heads, queries, keys and values within ±8, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, queries, keys and values within ±8, RoPE θ = 10,000.</summary>
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, queries, keys and values within ±8, RoPE θ = 10,000
