//HintName: Difference.g.cs
- // hidden = E[token] + P[position] + S[type]    (Devlin 2018 §3)
- Kernels::EmbeddingLookup.AddPositions(batch, _weights.PositionEmbedding, batch.Hidden);    // hidden += P[position]
- // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over all tokens of the text    (Vaswani 2017 §3.2)
- // FFN(x) = gelu(x·Wupᵀ + b)·Wdownᵀ + b    (Vaswani 2017 §3.3)
- Parameters = 92_842,
- WeightBytesPerToken = 338_600,
- new(Api::TensorRole.PositionEmbedding, "bert.embeddings.position_embeddings.weight", "position_embd.weight", [128, 64]),
- new(Api::TensorRole.Up, "bert.encoder.layer.{layer}.intermediate.dense.bias", "blk.{layer}.ffn_up.bias", [112]) { IsBias = true, Layers = EncoderLayerIndices },
- /// <summary>4 heads of 16, over the whole text: constants that the kernel is compiled for.</summary>
- public readonly Runtime::LinearWeights PositionEmbedding;   // [128 × 64]
- PositionEmbedding = store.Matrix(Api::TensorRole.PositionEmbedding);
- /// <summary>The weights of one layer: 4 heads of 16, over the whole text.</summary>
- /// token ids ─► embedding, 200 × 64 + 128 positions + 2 token types ─► LayerNorm
- ///         │   attention: 4 heads of 16, over the whole text
- /// 92,842 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
+ // hidden = E[token] + S[type]    (Devlin 2018 §3)
+ // Attention(Q, K, V) = softmax(QKᵀ/√16 − slope·distance)·V over all tokens of the text    (Vaswani 2017 §3.2; linear biases: Press 2021)
+ // FFN(x) = gelu(x·Wupᵀ)·Wdownᵀ + b    (Vaswani 2017 §3.3)
+ Parameters = 84_426,
+ WeightBytesPerToken = 337_448,
+ /// <summary>4 heads of 16, ALiBi, over the whole text: constants that the kernel is compiled for.</summary>
+ public static bool Alibi => true;                                          // scores − slope·distance of the key
+ /// <summary>The weights of one layer: 4 heads of 16, ALiBi, over the whole text.</summary>
+ /// token ids ─► embedding, 200 × 64 + 2 token types ─► LayerNorm
+ ///         │   attention: 4 heads of 16, ALiBi, over the whole text
+ /// 84,426 parameters · 165 KFLOP and 337 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
