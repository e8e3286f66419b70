//HintName: Difference.g.cs
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023)
- ///    5 ×  ┌──────┤
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- ///         └────► +
- ///         │   RMSNorm ─► SwiGLU, 172 wide
+ /// <summary>One of 5 layers: hidden = α·x + attention(x) with x = norm(hidden), then hidden = α·x + feedForward(x) with x = norm(hidden).</summary>
+ // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; DeepNorm: Wang 2022)
+ Kernels::ScaledCopy.Apply(_normalized, Alpha, _hidden, rows);                             // hidden = α·normalized
+ private const float Alpha = 3.1622777f;
+ ///    5 ×      RMSNorm
+ ///         │   attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ ///         └ ·α ─► +
+ ///             RMSNorm
+ ///         │   SwiGLU, 172 wide
