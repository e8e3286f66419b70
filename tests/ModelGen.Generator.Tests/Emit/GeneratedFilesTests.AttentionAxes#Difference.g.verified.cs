//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023)
- Parameters = 260_032,
- WeightBytesPerToken = 1_040_128,
- new("attention bias", ["attention_bias"], null, false),
- new("attention window", ["sliding_window"], "{arch}.attention.sliding_window", 0L) { WhenAbsent = 0L, EnabledBy = "use_sliding_window" },
- new("factor on scores", ["attention_multiplier"], "{arch}.attention.scale", 0.35355339059327373d),
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- public static float Scale => 0.35355338f;  // 1/√8
- public static int Window => 0;             // the whole context
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ // Attention(Q, K, V) = softmax(QKᵀ·0.1)·V over the last 16 positions    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; window: Beltagy 2020)
+ Parameters = 260_672,
+ WeightBytesPerToken = 1_042_688,
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.bias", "blk.{layer}.attn_q.bias", [64]) { IsBias = true, Layers = DecoderLayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.bias", "blk.{layer}.attn_k.bias", [32]) { IsBias = true, Layers = DecoderLayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.bias", "blk.{layer}.attn_v.bias", [32]) { IsBias = true, Layers = DecoderLayerIndices },
+ new("attention bias", ["attention_bias"], null, true),
+ new("attention window", ["sliding_window"], "{arch}.attention.sliding_window", 16L) { WhenAbsent = 0L, EnabledBy = "use_sliding_window" },
+ new("factor on scores", ["attention_multiplier"], "{arch}.attention.scale", 0.1d),
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions: constants that the kernel is compiled for.</summary>
+ public static float Scale => 0.1f;
+ public static int Window => 16;
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions.</summary>
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions
+ /// 260,672 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
