//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over all tokens of the text    (Vaswani 2017 §3.2)
- // transformed = norm(gelu(hidden·Wᵀ + b))    (Devlin 2018 §3.1)
- Parameters = 92_842,
- WeightBytesPerToken = 338_600,
- new(Api::TensorRole.HeadTransform, "cls.predictions.transform.dense.bias", "", [64]) { IsBias = true },
- /// <summary>4 heads of 16, over the whole text: constants that the kernel is compiled for.</summary>
- public static Kernels::AttentionMask Mask => Kernels::AttentionMask.Full;  // each token sees the whole text
- public static int Window => 0;                                             // the whole context
- /// <summary>The weights of one layer: 4 heads of 16, over the whole text.</summary>
- ///         │   attention: 4 heads of 16, over the whole text
- /// 92,842 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
+ // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over the tokens at most 8 away    (Vaswani 2017 §3.2; window: Beltagy 2020)
+ // transformed = norm(gelu(hidden·Wᵀ))    (Devlin 2018 §3.1)
+ Parameters = 92_778,
+ WeightBytesPerToken = 338_344,
+ /// <summary>4 heads of 16, over tokens at most 8 away: constants that the kernel is compiled for.</summary>
+ public static Kernels::AttentionMask Mask => Kernels::AttentionMask.Full;  // each token sees those at most 8 away
+ public static int Window => 16;
+ /// <summary>The weights of one layer: 4 heads of 16, over tokens at most 8 away.</summary>
+ ///         │   attention: 4 heads of 16, over tokens at most 8 away
+ /// 92,778 parameters · 165 KFLOP and 338 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
