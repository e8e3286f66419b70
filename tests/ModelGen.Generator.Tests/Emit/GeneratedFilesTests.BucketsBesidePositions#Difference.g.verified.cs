//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over all tokens of the text    (Vaswani 2017 §3.2)
- Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
- Kernels::GroupedAttention.Apply<EncoderLayerAttention>(_query, 0, _context, batch);        // [T × 4 × 16]
- Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                      // batch.Hidden += context·Wᵀ
- Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);      // [T × 64]
- Parameters = 92_842,
- WeightBytesPerToken = 338_600,
- /// <summary>4 heads of 16, over the whole text: constants that the kernel is compiled for.</summary>
- /// <summary>The weights of one layer: 4 heads of 16, over the whole text.</summary>
- ///         │   attention: 4 heads of 16, over the whole text
- /// 92,842 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
+ // Attention(Q, K, V) = softmax(QKᵀ/√16 + bias[distance])·V over all tokens of the text    (Vaswani 2017 §3.2; relative biases: Raffel 2020 §2.1)
+ Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);                         // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<EncoderLayerAttention>(_query, 0, _context, batch, relativeBias: _relativeBias);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                                             // batch.Hidden += context·Wᵀ
+ Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);                             // [T × 64]
+ Parameters = 92_970,
+ WeightBytesPerToken = 339_112,
+ new(Api::TensorRole.RelativeBias, "bias.weight", "", [32, 4]) { IsTable = true },
+ private readonly Kernels::RelativeBias _relativeBias;
+ _relativeBias = new Kernels::RelativeBias(weights.RelativeBias, heads: 4, buckets: 32, maxDistance: 128, bidirectional: true);
+ /// <summary>4 heads of 16, biases of 32 buckets of distances up to 128, over the whole text: constants that the kernel is compiled for.</summary>
+ public static bool RelativeBias => true;                                   // scores + the learned bias of the distance
+ public readonly Runtime::VectorWeights RelativeBias;        // [32 × 4]
+ RelativeBias = store.Vector(Api::TensorRole.RelativeBias);
+ /// <summary>The weights of one layer: 4 heads of 16, biases of 32 buckets of distances up to 128, over the whole text.</summary>
+ ///         │   attention: 4 heads of 16, biases of 32 buckets of distances up to 128, over the whole text
+ /// 92,970 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
