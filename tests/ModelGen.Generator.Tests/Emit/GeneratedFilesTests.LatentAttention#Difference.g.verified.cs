//HintName: Difference.g.cs
- // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the causal mask    (Vaswani 2017 §3.2)
- Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);             // [T × 64]
- Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 8 × 8], [T × 8 × 8], [T × 8 × 8]
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);            // in place (Su 2021)
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);              // in place (Su 2021)
- Kernels::CacheAppend.Apply(layer, _key, _value, batch);
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
- Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                          // hidden += context·Wᵀ
- Parameters = 280_512,
- FlopsPerToken = 559_616,
- WeightBytesPerToken = 1_122_048,
- CacheBytesPerPosition = 2_560,
- ScratchBytesPerToken = 1_984,
- new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 8, RotarySize = 8 },
- new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [64, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 8, RotarySize = 8 },
- new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [64, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = DecoderLayerIndices },
- new("head size", ["head_dim"], "{arch}.attention.key_length", 8L),
- new("rotary fraction", ["partial_rotary_factor", "rope_parameters.partial_rotary_factor"], null, 1d) { WhenAbsent = 1d },
- new("rotary size", [], "{arch}.rope.dimension_count", 8L),
- new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, "default") { WhenAbsent = "default" },
- new("rotary scaling", [], "{arch}.rope.scaling.type", "none") { GgufWhenAbsent = "none" },
- new("factor on scores", ["attention_multiplier"], "{arch}.attention.scale", 0.35355339059327373d),
- Pairing = Api::RotaryPairing.HalfSplit,
- /// <summary>The forward pass and its scratch memory: 496 floats for each token of a pass.</summary>
- private const int FloatsPerToken = 496;
- private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.Default(10_000, rotarySize: 8);
- private readonly Runtime::Activations _hidden;      // [T × 64]
- private readonly Runtime::Activations _rotary;      // [T × 2 × 4]
- private readonly Runtime::Activations _normalized;  // [T × 64]
- private readonly Runtime::Activations _query;       // [T × 8 × 8]
- private readonly Runtime::Activations _key;         // [T × 8 × 8]
- private readonly Runtime::Activations _value;       // [T × 8 × 8]
- private readonly Runtime::Activations _context;     // [T × 8 × 8]
- private readonly Runtime::Activations _up;          // [T × 172]
- private readonly Runtime::Activations _gated;       // [T × 172]
- private readonly Runtime::Activations _selected;    // [outputs × 64]
- _rotary = Buffer(offset: 480, columns: 8);
- _query = Buffer(offset: 0, columns: 64);
- _key = Buffer(offset: 64, columns: 64);
- _value = Buffer(offset: 128, columns: 64);
- _context = Buffer(offset: 64, columns: 64);
- /// <summary>8 heads of 8, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- public static int HeadSize => 8;
- public static float Scale => 0.35355338f;  // 1/√8
- /// <summary>The weights of one layer: 8 heads of 8, RoPE θ = 10,000.</summary>
- public readonly Runtime::VectorWeights AttentionNorm;    // [64]
- public readonly Runtime::LinearWeights Query;            // [64 × 64]
- public readonly Runtime::LinearWeights Key;              // [64 × 64]
- public readonly Runtime::LinearWeights Value;            // [64 × 64]
- public readonly Runtime::LinearWeights AttentionOutput;  // [64 × 64]
- public readonly Runtime::VectorWeights FeedForwardNorm;  // [64]
- public readonly Runtime::LinearWeights Gate;             // [172 × 64]
- public readonly Runtime::LinearWeights Up;               // [172 × 64]
- public readonly Runtime::LinearWeights Down;             // [64 × 172]
- Query = store.Matrix(Api::TensorRole.Query, layer);
- Key = store.Matrix(Api::TensorRole.Key, layer);
- Value = store.Matrix(Api::TensorRole.Value, layer);
- ///         │   RMSNorm ─► attention: 8 heads of 8, RoPE θ = 10,000
- /// 280,512 parameters · 0.56 MFLOP and 1.12 MB of F32 weights a token · 2,560 B of cache a position · 15.87 KB of scratch for 8 tokens
- new(layers: 5, keyValueHeads: 8, headSize: 8, capacity);
+ // Attention(Q, K, V) = softmax(QKᵀ·0.4190065386983081)·V over the causal mask; a key is a head's of the latent, then one that all share    (Vaswani 2017 §3.2; latents: DeepSeek-AI 2024 §2.1)
+ Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);                                                     // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.QueryDown, w.KeyValueLatent, w.KeyRotary, _queryLatent, _keyValueLatent, _keyRotary, rows);  // [T × 48], [T × 24], [T × 8]
+ Kernels::RmsNorm.Apply(_queryLatent, w.QueryDownNorm, Epsilon, _queryLatent, rows);                                               // [T × 48]
+ Kernels::Linear.Apply(_queryLatent, w.QueryUp, _query, rows);                                                                     // [T × 8 × 20]
+ Kernels::RmsNorm.Apply(_keyValueLatent, w.KeyValueDownNorm, Epsilon, _keyValueLatent, rows);                                      // [T × 24]
+ Kernels::Linear.Apply(_keyValueLatent, w.KeyUp, _key, rows);                                                                      // [T × 8 × 12]
+ Kernels::Linear.Apply(_keyValueLatent, w.ValueUp, _value, rows);                                                                  // [T × 8 × 10]
+ Kernels::Rotary.Apply<Kernels::Interleaved>(_query, headSize: 20, _rotary, rows, first: 12);                                      // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::Interleaved>(_keyRotary, headSize: 8, _rotary, rows);                                              // in place (Su 2021)
+ Kernels::CacheAppend.Apply(layer, _key, _keyRotary, _value, batch);                                                               // the key of each head, and its end that all share
+ Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);                                           // [T × 8 × 10]
+ Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                                                                  // hidden += context·Wᵀ
+ Parameters = 309_672,
+ FlopsPerToken = 617_216,
+ WeightBytesPerToken = 1_238_688,
+ CacheBytesPerPosition = 4_800,
+ ScratchBytesPerToken = 2_112,
+ new(Api::TensorRole.QueryDown, "model.layers.{layer}.self_attn.q_a_proj.weight", "blk.{layer}.attn_q_a.weight", [48, 64]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.QueryDownNorm, "model.layers.{layer}.self_attn.q_a_layernorm.weight", "blk.{layer}.attn_q_a_norm.weight", [48]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.QueryUp, "model.layers.{layer}.self_attn.q_b_proj.weight", "blk.{layer}.attn_q_b.weight", [160, 48]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.KeyValueLatent, "model.layers.{layer}.self_attn.kv_a_proj_with_mqa.weight", "blk.{layer}.attn_kv_a_mqa.weight", [24, 64]) { Layers = DecoderLayerIndices, Fused = new(32, 0, 24, 24), GgufFused = new(32, 0, 24, 24) },
+ new(Api::TensorRole.KeyRotary, "model.layers.{layer}.self_attn.kv_a_proj_with_mqa.weight", "blk.{layer}.attn_kv_a_mqa.weight", [8, 64]) { Layers = DecoderLayerIndices, Fused = new(32, 24, 8, 8), GgufFused = new(32, 24, 8, 8) },
+ new(Api::TensorRole.KeyValueDownNorm, "model.layers.{layer}.self_attn.kv_a_layernorm.weight", "blk.{layer}.attn_kv_a_norm.weight", [24]) { Layers = DecoderLayerIndices },
+ new(Api::TensorRole.KeyUp, "model.layers.{layer}.self_attn.kv_b_proj.weight", "blk.{layer}.attn_kv_b.weight", [96, 24]) { Layers = DecoderLayerIndices, Fused = new(176, 0, 12, 22), GgufFused = new(176, 0, 12, 22) },
+ new(Api::TensorRole.ValueUp, "model.layers.{layer}.self_attn.kv_b_proj.weight", "blk.{layer}.attn_kv_b.weight", [80, 24]) { Layers = DecoderLayerIndices, Fused = new(176, 12, 10, 22), GgufFused = new(176, 12, 10, 22) },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 80]) { Layers = DecoderLayerIndices },
+ new("rank of queries", ["q_lora_rank"], "{arch}.attention.q_lora_rank", 48L) { WhenAbsent = 0L, GgufWhenAbsent = 0L },
+ new("rank of keys and values", ["kv_lora_rank"], "{arch}.attention.kv_lora_rank", 24L),
+ new("size of keys that do not turn", ["qk_nope_head_dim"], null, 12L),
+ new("size of keys that turn", ["qk_rope_head_dim"], "{arch}.rope.dimension_count", 8L),
+ new("head size", [], "{arch}.attention.key_length", 20L),
+ new("value size", ["v_head_dim"], "{arch}.attention.value_length", 10L),
+ new("rotation of neighbours", ["rope_interleave"], null, true),
+ new("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, "yarn") { WhenAbsent = "default" },
+ new("rotary scaling", [], "{arch}.rope.scaling.type", "yarn") { GgufWhenAbsent = "none" },
+ new("rotary scaling: factor", ["rope_scaling.factor", "rope_parameters.factor"], "{arch}.rope.scaling.factor", 40d),
+ new("rotary scaling: original_max_position_embeddings", ["rope_scaling.original_max_position_embeddings", "rope_parameters.original_max_position_embeddings"], "{arch}.rope.scaling.original_context_length", 64L),
+ new("rotary scaling: beta_fast", ["rope_scaling.beta_fast", "rope_parameters.beta_fast"], null, 32d),
+ new("rotary scaling: beta_slow", ["rope_scaling.beta_slow", "rope_parameters.beta_slow"], null, 1d),
+ new("rotary scaling: attention_factor", ["rope_scaling.attention_factor", "rope_parameters.attention_factor"], null, 1d),
+ new("rotary scaling: truncate", ["rope_scaling.truncate", "rope_parameters.truncate"], null, true) { WhenAbsent = true },
+ new("rotary scaling: mscale", ["rope_scaling.mscale", "rope_parameters.mscale"], null, 1d) { WhenAbsent = 0d },
+ new("rotary scaling: mscale_all_dim", ["rope_scaling.mscale_all_dim", "rope_parameters.mscale_all_dim"], null, 1d) { WhenAbsent = 0d },
+ new("factor on scores", ["attention_multiplier"], "{arch}.attention.scale", 0.4190065386983081d),
+ Pairing = Api::RotaryPairing.Interleaved,
+ /// <summary>The forward pass and its scratch memory: 528 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 528;
+ private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.Yarn(10_000, rotarySize: 8, factor: 40, originalContext: 64, betaFast: 32, betaSlow: 1, attentionFactor: 1);
+ private readonly Runtime::Activations _hidden;          // [T × 64]
+ private readonly Runtime::Activations _rotary;          // [T × 2 × 4]
+ private readonly Runtime::Activations _normalized;      // [T × 64]
+ private readonly Runtime::Activations _queryLatent;     // [T × 48]
+ private readonly Runtime::Activations _keyRotary;       // [T × 8]
+ private readonly Runtime::Activations _keyValueLatent;  // [T × 24]
+ private readonly Runtime::Activations _query;           // [T × 8 × 20]
+ private readonly Runtime::Activations _key;             // [T × 8 × 12]
+ private readonly Runtime::Activations _value;           // [T × 8 × 10]
+ private readonly Runtime::Activations _context;         // [T × 8 × 10]
+ private readonly Runtime::Activations _up;              // [T × 172]
+ private readonly Runtime::Activations _gated;           // [T × 172]
+ private readonly Runtime::Activations _selected;        // [outputs × 64]
+ _rotary = Buffer(offset: 512, columns: 8);
+ _queryLatent = Buffer(offset: 160, columns: 48);
+ _keyRotary = Buffer(offset: 336, columns: 8);
+ _keyValueLatent = Buffer(offset: 480, columns: 24);
+ _query = Buffer(offset: 0, columns: 160);
+ _key = Buffer(offset: 160, columns: 96);
+ _value = Buffer(offset: 256, columns: 80);
+ _context = Buffer(offset: 160, columns: 80);
+ /// <summary>8 heads of 20, keys and values from latents of 24, queries from latents of 48, values of 10, RoPE θ = 10,000, Yarn × 40: constants that the kernel is compiled for.</summary>
+ public static int HeadSize => 20;
+ public static int ValueSize => 10;
+ public static float Scale => 0.41900653f;
+ /// <summary>The weights of one layer: 8 heads of 20, keys and values from latents of 24, queries from latents of 48, values of 10, RoPE θ = 10,000, Yarn × 40.</summary>
+ public readonly Runtime::VectorWeights AttentionNorm;     // [64]
+ public readonly Runtime::LinearWeights QueryDown;         // [48 × 64]
+ public readonly Runtime::VectorWeights QueryDownNorm;     // [48]
+ public readonly Runtime::LinearWeights QueryUp;           // [160 × 48]
+ public readonly Runtime::LinearWeights KeyValueLatent;    // [24 × 64]
+ public readonly Runtime::LinearWeights KeyRotary;         // [8 × 64]
+ public readonly Runtime::VectorWeights KeyValueDownNorm;  // [24]
+ public readonly Runtime::LinearWeights KeyUp;             // [96 × 24]
+ public readonly Runtime::LinearWeights ValueUp;           // [80 × 24]
+ public readonly Runtime::LinearWeights AttentionOutput;   // [64 × 80]
+ public readonly Runtime::VectorWeights FeedForwardNorm;   // [64]
+ public readonly Runtime::LinearWeights Gate;              // [172 × 64]
+ public readonly Runtime::LinearWeights Up;                // [172 × 64]
+ public readonly Runtime::LinearWeights Down;              // [64 × 172]
+ QueryDown = store.Matrix(Api::TensorRole.QueryDown, layer);
+ QueryDownNorm = store.Vector(Api::TensorRole.QueryDownNorm, layer);
+ QueryUp = store.Matrix(Api::TensorRole.QueryUp, layer);
+ KeyValueLatent = store.Matrix(Api::TensorRole.KeyValueLatent, layer);
+ KeyRotary = store.Matrix(Api::TensorRole.KeyRotary, layer);
+ KeyValueDownNorm = store.Vector(Api::TensorRole.KeyValueDownNorm, layer);
+ KeyUp = store.Matrix(Api::TensorRole.KeyUp, layer);
+ ValueUp = store.Matrix(Api::TensorRole.ValueUp, layer);
+ ///         │   RMSNorm ─► attention: 8 heads of 20, keys and values from latents of 24, queries from latents of 48, values of 10, RoPE θ = 10,000, Yarn × 40
+ /// 309,672 parameters · 0.62 MFLOP and 1.24 MB of F32 weights a token · 4,800 B of cache a position · 16.9 KB of scratch for 8 tokens
+ new(layers: 5, keyValueHeads: 8, headSize: 20, valueSize: 10, capacity);
