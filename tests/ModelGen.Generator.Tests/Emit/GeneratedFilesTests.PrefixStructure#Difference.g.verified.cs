//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023)
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- public Runtime::DecoderSession CreateSession(int capacity) => new(this, capacity);
+ // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the prefix and the causal mask    (Vaswani 2017 §3.2; prefix: Dong 2019; grouped queries: Ainslie 2023)
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, over the prefix and the causal mask
+ /// <summary>Starts an empty text, which begins with a prefix. All memory of the session but the logits of <c>ForwardAll</c> is taken here.</summary>
+ /// <param name="capacity">The most tokens that the text can grow to.</param>
+ /// <param name="prefix">The most tokens of its prefix, which goes through the model in one pass and needs scratch memory for it; null for as many as the text.</param>
+ /// <exception cref="global::System.ArgumentOutOfRangeException">A number is not positive, or the prefix is longer than the text.</exception>
+ /// <exception cref="global::System.ObjectDisposedException">The model was disposed.</exception>
+ public Runtime::PrefixDecoderSession CreateSession(int capacity, int? prefix = null) =>
+ new(this, blanks: null, capacity, prefix ?? capacity);
+ Runtime::DecoderSession Api::IDecoder.CreateSession(int capacity) => CreateSession(capacity);
