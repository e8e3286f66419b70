//HintName: Difference.g.cs
- /// <summary>Token ids to hidden states, a row of the 512 × 64 embedding each.</summary>
- // hidden = E[token]
- Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, _hidden);  // [T × 64]
- // logits = hidden·Eᵀ, the embedding once more    (Press and Wolf 2017)
- Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);                    // [outputs × 64]
- Kernels::Linear.Apply(_selected, _weights.TokenEmbedding, batch.Logits, batch.Outputs);  // [outputs × 512]
- Parameters = 260_032,
- FlopsPerToken = 518_656,
- WeightBytesPerToken = 1_040_128,
- new(Api::TensorRole.TokenEmbedding, "model.embed_tokens.weight", "token_embd.weight", [512, 64]),
- private readonly Runtime::Activations _hidden;      // [T × 64]
- private readonly Runtime::Activations _rotary;      // [T × 2 × 4]
- private readonly Runtime::Activations _normalized;  // [T × 64]
- private readonly Runtime::Activations _query;       // [T × 8 × 8]
- private readonly Runtime::Activations _key;         // [T × 4 × 8]
- private readonly Runtime::Activations _value;       // [T × 4 × 8]
- private readonly Runtime::Activations _context;     // [T × 8 × 8]
- private readonly Runtime::Activations _up;          // [T × 172]
- private readonly Runtime::Activations _gated;       // [T × 172]
- private readonly Runtime::Activations _selected;    // [outputs × 64]
- public readonly Runtime::LinearWeights TokenEmbedding;  // [512 × 64]
- public readonly Runtime::VectorWeights FinalNorm;       // [64]
- /// token ids ─► embedding, 512 × 64
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ /// <summary>Token ids to hidden states, a row of the 512 × 32 embedding each.</summary>
+ // embedded = E[token]
+ Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, _embedded);  // [T × 32]
+ // hidden = embedded·Wᵀ    (Lan 2019 §3.1)
+ Kernels::Linear.Apply(_embedded, _weights.EmbeddingProjection, _hidden, rows);  // [T × 64]
+ // logits = (hidden·Wᵀ)·Eᵀ, the embedding once more    (Press and Wolf 2017; Lan 2019 §3.1)
+ Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);                       // [outputs × 64]
+ Kernels::Linear.Apply(_selected, _weights.HeadTransform, _transformed, batch.Outputs);      // [outputs × 32]
+ Kernels::Linear.Apply(_transformed, _weights.TokenEmbedding, batch.Logits, batch.Outputs);  // [outputs × 512]
+ Parameters = 247_744,
+ FlopsPerToken = 494_080,
+ WeightBytesPerToken = 990_976,
+ new(Api::TensorRole.TokenEmbedding, "model.embed_tokens.weight", "token_embd.weight", [512, 32]),
+ new(Api::TensorRole.EmbeddingProjection, "project_in.weight", "", [64, 32]),
+ new(Api::TensorRole.HeadTransform, "project_out.weight", "", [32, 64]),
+ private readonly Runtime::Activations _embedded;     // [T × 32]
+ private readonly Runtime::Activations _hidden;       // [T × 64]
+ private readonly Runtime::Activations _rotary;       // [T × 2 × 4]
+ private readonly Runtime::Activations _normalized;   // [T × 64]
+ private readonly Runtime::Activations _query;        // [T × 8 × 8]
+ private readonly Runtime::Activations _key;          // [T × 4 × 8]
+ private readonly Runtime::Activations _value;        // [T × 4 × 8]
+ private readonly Runtime::Activations _context;      // [T × 8 × 8]
+ private readonly Runtime::Activations _up;           // [T × 172]
+ private readonly Runtime::Activations _gated;        // [T × 172]
+ private readonly Runtime::Activations _selected;     // [outputs × 64]
+ private readonly Runtime::Activations _transformed;  // [outputs × 32]
+ _embedded = Buffer(offset: 0, columns: 32);
+ _transformed = Buffer(offset: 64, columns: 32);
+ public readonly Runtime::LinearWeights TokenEmbedding;       // [512 × 32]
+ public readonly Runtime::LinearWeights EmbeddingProjection;  // [64 × 32]
+ public readonly Runtime::VectorWeights FinalNorm;            // [64]
+ public readonly Runtime::LinearWeights HeadTransform;        // [32 × 64]
+ EmbeddingProjection = store.Matrix(Api::TensorRole.EmbeddingProjection);
+ HeadTransform = store.Matrix(Api::TensorRole.HeadTransform);
+ /// token ids ─► embedding, 512 × 32 ─► projection to 64
+ /// 247,744 parameters · 494 KFLOP and 0.99 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
