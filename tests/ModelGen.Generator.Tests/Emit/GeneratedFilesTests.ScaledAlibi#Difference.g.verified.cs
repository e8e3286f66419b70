//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√8 + slope·position)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; linear biases: Press 2021)
- /// <summary>8 heads of 8 over 4 key/value heads, ALiBi: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, ALiBi.</summary>
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, ALiBi
+ // Attention(Q, K, V) = softmax((QKᵀ + slope·position)/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; linear biases: Press 2021)
+ /// <summary>8 heads of 8 over 4 key/value heads, ALiBi before the scale: constants that the kernel is compiled for.</summary>
+ public static bool AlibiScaled => true;    // before the factor
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, ALiBi before the scale.</summary>
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, ALiBi before the scale
