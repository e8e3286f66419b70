//HintName: Difference.g.cs
- for (int layer = 0; layer < 5; layer++)
- DecoderLayer(layer, batch);
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- private void DecoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly ModelWeights.DecoderLayer w = ref _weights.DecoderLayers[layer];
- Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);             // [T × 64]
- Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);            // in place (Su 2021)
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);              // in place (Su 2021)
- Kernels::CacheAppend.Apply(layer, _key, _value, batch);
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
- Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                          // hidden += context·Wᵀ
- private static readonly int[] DecoderLayerIndices = [0, 1, 2, 3, 4];
- Parameters = 260_032,
- FlopsPerToken = 518_656,
- WeightBytesPerToken = 1_040_128,
- CacheBytesPerPosition = 1_280,
- new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 8, RotarySize = 8 },
- new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 4, RotarySize = 8 },
- new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = DecoderLayerIndices },
- new("heads", ["num_attention_heads"], "{arch}.attention.head_count", 8L),
- new("key/value heads", ["num_key_value_heads"], "{arch}.attention.head_count_kv", 4L) { WhenAbsent = 8L, GgufWhenAbsent = 8L },
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
- _query = Buffer(offset: 0, columns: 64);
- _key = Buffer(offset: 64, columns: 32);
- _value = Buffer(offset: 96, columns: 32);
- _context = Buffer(offset: 64, columns: 64);
- private readonly struct DecoderLayerAttention : Kernels::IAttentionShape
- public readonly DecoderLayer[] DecoderLayers;
- DecoderLayers = new DecoderLayer[5];
- DecoderLayers[layer] = new DecoderLayer(store, layer);
- public readonly struct DecoderLayer
- public DecoderLayer(Runtime::WeightStore store, int layer)
- ///    5 ×  ┌──────┤
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
- new(layers: 5, keyValueHeads: 4, headSize: 8, capacity);
+ for (int layer = 0; layer < 2; layer++)
+ Decoder1Layer(layer, batch);
+ for (int layer = 2; layer < 5; layer++)
+ Decoder2Layer(layer, batch);
+ /// <summary>One of 2 layers of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void Decoder1Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.Decoder1Layer w = ref _weights.Decoder1Layers[layer];
+ Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);                         // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query8Of8, _key4Of8, _value4Of8, rows);  // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_query8Of8, headSize: 8, _rotary, rows);                    // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_key4Of8, headSize: 8, _rotary, rows);                      // in place (Su 2021)
+ Kernels::CacheAppend.Apply(layer, _key4Of8, _value4Of8, batch);
+ Kernels::GroupedAttention.Apply<Decoder1LayerAttention>(_query8Of8, layer, _context8Of8, batch);      // [T × 8 × 8]
+ Kernels::Linear.Add(_context8Of8, w.AttentionOutput, _hidden, rows);                                  // hidden += context8Of8·Wᵀ
+ /// <summary>One of 3 layers of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void Decoder2Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.Decoder2Layer w = ref _weights.Decoder2Layers[layer];
+ Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);                          // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query12Of8, _key6Of8, _value6Of8, rows);  // [T × 12 × 8], [T × 6 × 8], [T × 6 × 8]
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_query12Of8, headSize: 8, _rotary, rows);                    // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_key6Of8, headSize: 8, _rotary, rows);                       // in place (Su 2021)
+ Kernels::CacheAppend.Apply(layer, _key6Of8, _value6Of8, batch);
+ Kernels::GroupedAttention.Apply<Decoder2LayerAttention>(_query12Of8, layer, _context12Of8, batch);     // [T × 12 × 8]
+ Kernels::Linear.Add(_context12Of8, w.AttentionOutput, _hidden, rows);                                  // hidden += context12Of8·Wᵀ
+ private static readonly int[] Decoder1LayerIndices = [0, 1];
+ private static readonly int[] Decoder2LayerIndices = [2, 3, 4];
+ Parameters = 278_464,
+ FlopsPerToken = 555_520,
+ WeightBytesPerToken = 1_113_856,
+ CacheBytesPerPosition = 1_664,
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = Decoder1LayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = Decoder1LayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = Decoder1LayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = Decoder1LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = Decoder1LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = Decoder1LayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = Decoder1LayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = Decoder1LayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = Decoder1LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = Decoder2LayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [96, 64]) { Layers = Decoder2LayerIndices, RotaryHeads = 12, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [48, 64]) { Layers = Decoder2LayerIndices, RotaryHeads = 6, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [48, 64]) { Layers = Decoder2LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 96]) { Layers = Decoder2LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = Decoder2LayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = Decoder2LayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = Decoder2LayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = Decoder2LayerIndices },
+ new("heads in layer 0", ["num_query_heads.0"], null, 8L),
+ new("key/value heads in layer 0", ["num_kv_heads.0", "num_key_value_heads_per_layer.0"], null, 4L),
+ new("heads in layer 1", ["num_query_heads.1"], null, 8L),
+ new("key/value heads in layer 1", ["num_kv_heads.1", "num_key_value_heads_per_layer.1"], null, 4L),
+ new("heads in layer 2", ["num_query_heads.2"], null, 12L),
+ new("key/value heads in layer 2", ["num_kv_heads.2", "num_key_value_heads_per_layer.2"], null, 6L),
+ new("heads in layer 3", ["num_query_heads.3"], null, 12L),
+ new("key/value heads in layer 3", ["num_kv_heads.3", "num_key_value_heads_per_layer.3"], null, 6L),
+ new("heads in layer 4", ["num_query_heads.4"], null, 12L),
+ new("key/value heads in layer 4", ["num_kv_heads.4", "num_key_value_heads_per_layer.4"], null, 6L),
+ private readonly Runtime::Activations _hidden;        // [T × 64]
+ private readonly Runtime::Activations _rotary;        // [T × 2 × 4]
+ private readonly Runtime::Activations _normalized;    // [T × 64]
+ private readonly Runtime::Activations _query12Of8;    // [T × 12 × 8]
+ private readonly Runtime::Activations _key6Of8;       // [T × 6 × 8]
+ private readonly Runtime::Activations _value6Of8;     // [T × 6 × 8]
+ private readonly Runtime::Activations _query8Of8;     // [T × 8 × 8]
+ private readonly Runtime::Activations _key4Of8;       // [T × 4 × 8]
+ private readonly Runtime::Activations _value4Of8;     // [T × 4 × 8]
+ private readonly Runtime::Activations _context12Of8;  // [T × 12 × 8]
+ private readonly Runtime::Activations _context8Of8;   // [T × 8 × 8]
+ private readonly Runtime::Activations _up;            // [T × 172]
+ private readonly Runtime::Activations _gated;         // [T × 172]
+ private readonly Runtime::Activations _selected;      // [outputs × 64]
+ _query12Of8 = Buffer(offset: 0, columns: 96);
+ _key6Of8 = Buffer(offset: 96, columns: 48);
+ _value6Of8 = Buffer(offset: 144, columns: 48);
+ _query8Of8 = Buffer(offset: 192, columns: 64);
+ _key4Of8 = Buffer(offset: 256, columns: 32);
+ _value4Of8 = Buffer(offset: 288, columns: 32);
+ _context12Of8 = Buffer(offset: 96, columns: 96);
+ _context8Of8 = Buffer(offset: 256, columns: 64);
+ private readonly struct Decoder1LayerAttention : Kernels::IAttentionShape
+ /// <summary>12 heads of 8 over 6 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
+ private readonly struct Decoder2LayerAttention : Kernels::IAttentionShape
+ public static int Heads => 12;
+ public static int KeyValueHeads => 6;
+ public readonly Decoder1Layer[] Decoder1Layers;
+ public readonly Decoder2Layer[] Decoder2Layers;
+ Decoder1Layers = new Decoder1Layer[5];
+ foreach (int layer in Decoder1LayerIndices)
+ Decoder1Layers[layer] = new Decoder1Layer(store, layer);
+ Decoder2Layers = new Decoder2Layer[5];
+ foreach (int layer in Decoder2LayerIndices)
+ Decoder2Layers[layer] = new Decoder2Layer(store, layer);
+ public readonly struct Decoder1Layer
+ public Decoder1Layer(Runtime::WeightStore store, int layer)
+ /// <summary>The weights of one layer: 12 heads of 8 over 6 key/value heads, RoPE θ = 10,000.</summary>
+ public readonly struct Decoder2Layer
+ public readonly Runtime::LinearWeights Query;            // [96 × 64]
+ public readonly Runtime::LinearWeights Key;              // [48 × 64]
+ public readonly Runtime::LinearWeights Value;            // [48 × 64]
+ public readonly Runtime::LinearWeights AttentionOutput;  // [64 × 96]
+ public Decoder2Layer(Runtime::WeightStore store, int layer)
+ ///    2 ×  ┌──────┤
+ ///    3 ×  ┌──────┤
+ ///         │   RMSNorm ─► attention: 12 heads of 8 over 6 key/value heads, RoPE θ = 10,000
+ /// 278,464 parameters · 0.56 MFLOP and 1.11 MB of F32 weights a token · 1,664 B of cache a position · 15.87 KB of scratch for 8 tokens
+ new([new(4, 8, 8), new(4, 8, 8), new(6, 8, 8), new(6, 8, 8), new(6, 8, 8)], capacity);
