//HintName: Difference.g.cs
- /// <summary>Token ids to hidden states, a row of the 200 × 64 embedding each.</summary>
- // hidden = E[token] + P[position] + S[type]    (Devlin 2018 §3)
- Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, batch.Hidden);              // [T × 64]
- Kernels::EmbeddingLookup.AddPositions(batch, _weights.PositionEmbedding, batch.Hidden);    // hidden += P[position]
- Kernels::EmbeddingLookup.AddTokenTypes(batch, _weights.TokenTypeEmbedding, batch.Hidden);  // hidden += S[type]
- // hidden = norm(hidden), the embedding's own
- Kernels::LayerNorm.Apply(batch.Hidden, _weights.EmbeddingNorm, Epsilon, batch.Hidden, rows);  // [T × 64]
- Kernels::ActivatedLinear.Apply<Kernels::Gelu>(_selected, _weights.HeadTransform, _transformed, batch.Outputs);  // [outputs × 64]
- Kernels::LayerNorm.Apply(_transformed, _weights.HeadNorm, Epsilon, _transformed, batch.Outputs);                // [outputs × 64]
- Parameters = 92_842,
- FlopsPerToken = 165_120,
- WeightBytesPerToken = 338_600,
- new(Api::TensorRole.TokenEmbedding, "bert.embeddings.word_embeddings.weight", "token_embd.weight", [200, 64]),
- new(Api::TensorRole.PositionEmbedding, "bert.embeddings.position_embeddings.weight", "position_embd.weight", [128, 64]),
- new(Api::TensorRole.TokenTypeEmbedding, "bert.embeddings.token_type_embeddings.weight", "token_types.weight", [2, 64]),
- new(Api::TensorRole.EmbeddingNorm, "bert.embeddings.LayerNorm.weight", "token_embd_norm.weight", [64]),
- new(Api::TensorRole.EmbeddingNorm, "bert.embeddings.LayerNorm.bias", "token_embd_norm.bias", [64]) { IsBias = true },
- new(Api::TensorRole.HeadTransform, "cls.predictions.transform.dense.weight", "", [64, 64]),
- new(Api::TensorRole.HeadTransform, "cls.predictions.transform.dense.bias", "", [64]) { IsBias = true },
- new(Api::TensorRole.HeadNorm, "cls.predictions.transform.LayerNorm.weight", "", [64]),
- new(Api::TensorRole.HeadNorm, "cls.predictions.transform.LayerNorm.bias", "", [64]) { IsBias = true },
- private readonly Runtime::Activations _transformed;  // [outputs × 64]
- _transformed = Buffer(offset: 64, columns: 64);
- public readonly Runtime::LinearWeights TokenEmbedding;      // [200 × 64]
- public readonly Runtime::LinearWeights PositionEmbedding;   // [128 × 64]
- public readonly Runtime::LinearWeights TokenTypeEmbedding;  // [2 × 64]
- public readonly Runtime::VectorWeights EmbeddingNorm;       // [64]
- public readonly Runtime::LinearWeights Pooler;              // [64 × 64]
- public readonly Runtime::LinearWeights HeadTransform;       // [64 × 64]
- public readonly Runtime::VectorWeights HeadNorm;            // [64]
- public readonly Runtime::LinearWeights Head;                // [200 × 64]
- public readonly Runtime::LinearWeights NextSentence;        // [2 × 64]
- /// token ids ─► embedding, 200 × 64 + 128 positions + 2 token types ─► LayerNorm
- /// 92,842 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
+ /// <summary>Token ids to hidden states, a row of the 200 × 24 embedding each.</summary>
+ // embedded = E[token] + P[position] + S[type]    (Devlin 2018 §3)
+ Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, _embedded);              // [T × 24]
+ Kernels::EmbeddingLookup.AddPositions(batch, _weights.PositionEmbedding, _embedded);    // embedded += P[position]
+ Kernels::EmbeddingLookup.AddTokenTypes(batch, _weights.TokenTypeEmbedding, _embedded);  // embedded += S[type]
+ // embedded = norm(embedded), the embedding's own
+ Kernels::LayerNorm.Apply(_embedded, _weights.EmbeddingNorm, Epsilon, _embedded, rows);  // [T × 24]
+ // hidden = embedded·Wᵀ + b    (Lan 2019 §3.1)
+ Kernels::Linear.Apply(_embedded, _weights.EmbeddingProjection, batch.Hidden, rows);  // [T × 64]
+ Kernels::ActivatedLinear.Apply<Kernels::Gelu>(_selected, _weights.HeadTransform, _transformed, batch.Outputs);  // [outputs × 24]
+ Kernels::LayerNorm.Apply(_transformed, _weights.HeadNorm, Epsilon, _transformed, batch.Outputs);                // [outputs × 24]
+ Parameters = 78_482,
+ FlopsPerToken = 147_072,
+ WeightBytesPerToken = 301_640,
+ new(Api::TensorRole.TokenEmbedding, "bert.embeddings.word_embeddings.weight", "token_embd.weight", [200, 24]),
+ new(Api::TensorRole.PositionEmbedding, "bert.embeddings.position_embeddings.weight", "position_embd.weight", [128, 24]),
+ new(Api::TensorRole.TokenTypeEmbedding, "bert.embeddings.token_type_embeddings.weight", "token_types.weight", [2, 24]),
+ new(Api::TensorRole.EmbeddingNorm, "bert.embeddings.LayerNorm.weight", "token_embd_norm.weight", [24]),
+ new(Api::TensorRole.EmbeddingNorm, "bert.embeddings.LayerNorm.bias", "token_embd_norm.bias", [24]) { IsBias = true },
+ new(Api::TensorRole.EmbeddingProjection, "embeddings_project.weight", "", [64, 24]),
+ new(Api::TensorRole.EmbeddingProjection, "embeddings_project.bias", "", [64]) { IsBias = true },
+ new(Api::TensorRole.HeadTransform, "cls.predictions.transform.dense.weight", "", [24, 64]),
+ new(Api::TensorRole.HeadTransform, "cls.predictions.transform.dense.bias", "", [24]) { IsBias = true },
+ new(Api::TensorRole.HeadNorm, "cls.predictions.transform.LayerNorm.weight", "", [24]),
+ new(Api::TensorRole.HeadNorm, "cls.predictions.transform.LayerNorm.bias", "", [24]) { IsBias = true },
+ private readonly Runtime::Activations _embedded;     // [T × 24]
+ private readonly Runtime::Activations _transformed;  // [outputs × 24]
+ _embedded = Buffer(offset: 0, columns: 24);
+ _transformed = Buffer(offset: 64, columns: 24);
+ public readonly Runtime::LinearWeights TokenEmbedding;       // [200 × 24]
+ public readonly Runtime::LinearWeights PositionEmbedding;    // [128 × 24]
+ public readonly Runtime::LinearWeights TokenTypeEmbedding;   // [2 × 24]
+ public readonly Runtime::VectorWeights EmbeddingNorm;        // [24]
+ public readonly Runtime::LinearWeights EmbeddingProjection;  // [64 × 24]
+ public readonly Runtime::LinearWeights Pooler;               // [64 × 64]
+ public readonly Runtime::LinearWeights HeadTransform;        // [24 × 64]
+ public readonly Runtime::VectorWeights HeadNorm;             // [24]
+ public readonly Runtime::LinearWeights Head;                 // [200 × 24]
+ public readonly Runtime::LinearWeights NextSentence;         // [2 × 64]
+ EmbeddingProjection = store.Matrix(Api::TensorRole.EmbeddingProjection);
+ /// token ids ─► embedding, 200 × 24 + 128 positions + 2 token types ─► LayerNorm ─► projection to 64
+ /// 78,482 parameters · 147 KFLOP and 302 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
