//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023)
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- public static float Scale => 0.35355338f;  // 1/√8
- public static int Window => 0;             // the whole context
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ // Attention(Q, K, V) = softmax(QKᵀ/√8 + Distance(head, query, key))·V over the causal mask where Visible(query, key)    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023)
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, biases by Distance, where Visible shows them: constants that the kernel is compiled for.</summary>
+ public static float Scale => 0.35355338f;                                                                      // 1/√8
+ public static bool HasBias => true;                                                                            // scores + the model's own bias
+ public static float Bias(int head, int query, int key) => global::Samples.Stories.Distance(head, query, key);
+ public static bool HasVisible => true;                                                                         // the model's own mask
+ public static bool Visible(int head, int query, int key) => global::Samples.Stories.Visible(query, key);
+ public static int Window => 0;                                                                                 // the whole context
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, biases by Distance, where Visible shows them.</summary>
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, biases by Distance, where Visible shows them
