//HintName: Difference.g.cs
- // hidden = E[token] + P[position] + S[type]    (Devlin 2018 §3)
- Kernels::EmbeddingLookup.AddPositions(batch, _weights.PositionEmbedding, batch.Hidden);    // hidden += P[position]
- Parameters = 92_842,
- WeightBytesPerToken = 338_600,
- new(Api::TensorRole.PositionEmbedding, "bert.embeddings.position_embeddings.weight", "position_embd.weight", [128, 64]),
- new("context and offset", ["max_position_embeddings"], null, 128L),
- public readonly Runtime::LinearWeights PositionEmbedding;   // [128 × 64]
- PositionEmbedding = store.Matrix(Api::TensorRole.PositionEmbedding);
- /// token ids ─► embedding, 200 × 64 + 128 positions + 2 token types ─► LayerNorm
- /// 92,842 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
+ // hidden = √64·E[token] + sinusoids[position] + S[type]    (Devlin 2018 §3)
+ Kernels::ScaledCopy.Apply(batch.Hidden, EmbeddingScale, batch.Hidden, rows);               // batch.Hidden = √64·batch.Hidden
+ PositionSinusoids.Add(batch, batch.Hidden);                                                // hidden += sin and cos of position × frequency
+ Parameters = 84_650,
+ WeightBytesPerToken = 338_344,
+ new("context and offset", ["max_position_embeddings"], null, 130L),
+ private const float EmbeddingScale = 8f;
+ private static readonly Kernels::Sinusoids PositionSinusoids = new(hidden: 64, Api::SinusoidLayout.Concatenated, Api::SinusoidSpacing.Inclusive, offset: 2);
+ /// token ids ─► embedding, 200 × 64 × √64 + sinusoids + 2 token types ─► LayerNorm
+ /// 84,650 parameters · 165 KFLOP and 338 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
