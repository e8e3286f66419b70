//HintName: Difference.g.cs
- Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, _hidden);  // [T × 64]
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);             // [T × 64]
- Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);            // in place (Su 2021)
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);              // in place (Su 2021)
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
- Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                          // hidden += context·Wᵀ
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);           // [T × 64]
- Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
- Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                       // hidden += gated·Wᵀ
- // hidden = norm(hidden)
- Kernels::RmsNorm.Apply(_hidden, _weights.FinalNorm, Epsilon, batch.Hidden, rows);  // [T × 64]
- Parameters = 260_032,
- WeightBytesPerToken = 1_040_128,
- ScratchBytesPerToken = 1_984,
- new(Api::TensorRole.FinalNorm, "model.norm.weight", "output_norm.weight", [64]),
- /// <summary>The forward pass and its scratch memory: 496 floats for each token of a pass.</summary>
- private const int FloatsPerToken = 496;
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
- _hidden = Buffer(offset: 352, columns: 64);
- _rotary = Buffer(offset: 480, columns: 8);
- _normalized = Buffer(offset: 416, columns: 64);
- public readonly Runtime::VectorWeights FinalNorm;       // [64]
- FinalNorm = store.Vector(Api::TensorRole.FinalNorm);
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- ///         └────► +
- ///         │   RMSNorm ─► SwiGLU, 172 wide
- ///             RMSNorm ─► logits, 512 (the embedding, tied)
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, batch.Hidden);  // [T × 64]
+ /// <summary>One of 5 layers: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
+ Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);             // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);               // in place (Su 2021)
+ Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);    // [T × 8 × 8]
+ Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                      // batch.Hidden += context·Wᵀ
+ Kernels::RmsNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);        // [T × 64]
+ Kernels::GatedLinear.Apply<Kernels::Silu>(batch.Hidden, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
+ Kernels::Linear.Add(_gated, w.Down, batch.Hidden, rows);                                   // batch.Hidden += gated·Wᵀ
+ Kernels::RmsNorm.Apply(batch.Hidden, w.FeedForwardNorm, Epsilon, batch.Hidden, rows);      // [T × 64]
+ Parameters = 259_968,
+ WeightBytesPerToken = 1_039_872,
+ ScratchBytesPerToken = 1_472,
+ /// <summary>The forward pass and its scratch memory: 368 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 368;
+ private readonly Runtime::Activations _rotary;    // [T × 2 × 4]
+ private readonly Runtime::Activations _query;     // [T × 8 × 8]
+ private readonly Runtime::Activations _key;       // [T × 4 × 8]
+ private readonly Runtime::Activations _value;     // [T × 4 × 8]
+ private readonly Runtime::Activations _context;   // [T × 8 × 8]
+ private readonly Runtime::Activations _up;        // [T × 172]
+ private readonly Runtime::Activations _gated;     // [T × 172]
+ private readonly Runtime::Activations _selected;  // [outputs × 64]
+ _rotary = Buffer(offset: 352, columns: 8);
+ ///         │   attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ ///         └────► + ─► RMSNorm
+ ///         │   SwiGLU, 172 wide
+ ///             hidden states ─► logits, 512 (the embedding, tied)
+ /// 259,968 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 11.78 KB of scratch for 8 tokens
