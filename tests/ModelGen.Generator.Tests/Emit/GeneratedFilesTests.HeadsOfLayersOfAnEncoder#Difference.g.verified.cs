//HintName: Difference.g.cs
- for (int layer = 0; layer < 2; layer++)
- EncoderLayer(layer, batch);
- /// <summary>One of 2 layers: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
- private void EncoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly ModelWeights.EncoderLayer w = ref _weights.EncoderLayers[layer];
- Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
- Kernels::CacheAppend.Apply(0, _key, _value, batch);
- Kernels::GroupedAttention.Apply<EncoderLayerAttention>(_query, 0, _context, batch);        // [T × 4 × 16]
- Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                      // batch.Hidden += context·Wᵀ
- Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);      // [T × 64]
- private static readonly int[] EncoderLayerIndices = [0, 1];
- Parameters = 92_842,
- FlopsPerToken = 165_120,
- WeightBytesPerToken = 338_600,
- CacheBytesPerPosition = 512,
- ScratchBytesPerToken = 768,
- new(Api::TensorRole.AttentionNorm, "bert.encoder.layer.{layer}.attention.output.LayerNorm.weight", "blk.{layer}.attn_output_norm.weight", [64]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.AttentionNorm, "bert.encoder.layer.{layer}.attention.output.LayerNorm.bias", "blk.{layer}.attn_output_norm.bias", [64]) { IsBias = true, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Query, "bert.encoder.layer.{layer}.attention.self.query.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.Query, "bert.encoder.layer.{layer}.attention.self.query.bias", "blk.{layer}.attn_q.bias", [64]) { IsBias = true, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Key, "bert.encoder.layer.{layer}.attention.self.key.weight", "blk.{layer}.attn_k.weight", [64, 64]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.Key, "bert.encoder.layer.{layer}.attention.self.key.bias", "blk.{layer}.attn_k.bias", [64]) { IsBias = true, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Value, "bert.encoder.layer.{layer}.attention.self.value.weight", "blk.{layer}.attn_v.weight", [64, 64]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.Value, "bert.encoder.layer.{layer}.attention.self.value.bias", "blk.{layer}.attn_v.bias", [64]) { IsBias = true, Layers = EncoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "bert.encoder.layer.{layer}.attention.output.dense.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "bert.encoder.layer.{layer}.attention.output.dense.bias", "blk.{layer}.attn_output.bias", [64]) { IsBias = true, Layers = EncoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "bert.encoder.layer.{layer}.output.LayerNorm.weight", "blk.{layer}.layer_output_norm.weight", [64]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "bert.encoder.layer.{layer}.output.LayerNorm.bias", "blk.{layer}.layer_output_norm.bias", [64]) { IsBias = true, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Up, "bert.encoder.layer.{layer}.intermediate.dense.weight", "blk.{layer}.ffn_up.weight", [112, 64]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.Up, "bert.encoder.layer.{layer}.intermediate.dense.bias", "blk.{layer}.ffn_up.bias", [112]) { IsBias = true, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Down, "bert.encoder.layer.{layer}.output.dense.weight", "blk.{layer}.ffn_down.weight", [64, 112]) { Layers = EncoderLayerIndices },
- new(Api::TensorRole.Down, "bert.encoder.layer.{layer}.output.dense.bias", "blk.{layer}.ffn_down.bias", [64]) { IsBias = true, Layers = EncoderLayerIndices },
- new("heads", ["num_attention_heads"], "{arch}.attention.head_count", 4L),
- /// <summary>The forward pass and its scratch memory: 192 floats for each token of a pass.</summary>
- private const int FloatsPerToken = 192;
- private readonly Runtime::Activations _query;        // [T × 4 × 16]
- private readonly Runtime::Activations _key;          // [T × 4 × 16]
- private readonly Runtime::Activations _value;        // [T × 4 × 16]
- private readonly Runtime::Activations _context;      // [T × 4 × 16]
- private readonly Runtime::Activations _up;           // [T × 112]
- private readonly Runtime::Activations _first;        // [texts × 64]
- private readonly Runtime::Activations _selected;     // [outputs × 64]
- private readonly Runtime::Activations _transformed;  // [outputs × 64]
- _query = Buffer(offset: 0, columns: 64);
- _key = Buffer(offset: 64, columns: 64);
- _value = Buffer(offset: 128, columns: 64);
- _context = Buffer(offset: 64, columns: 64);
- private readonly struct EncoderLayerAttention : Kernels::IAttentionShape
- public readonly EncoderLayer[] EncoderLayers;
- EncoderLayers = new EncoderLayer[2];
- EncoderLayers[layer] = new EncoderLayer(store, layer);
- public readonly struct EncoderLayer
- public EncoderLayer(Runtime::WeightStore store, int layer)
- ///    2 ×  ┌──────┤
- /// 92,842 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
- new(layers: 1, keyValueHeads: 4, headSize: 16, capacity);
+ Encoder1Layer(0, batch);
+ Encoder2Layer(1, batch);
+ /// <summary>Layer 0 of 2: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
+ private void Encoder1Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.Encoder1Layer w = ref _weights.Encoder1Layers[layer];
+ Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query4Of16, _key4Of16, _value4Of16, rows);  // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
+ Kernels::CacheAppend.Apply(0, _key4Of16, _value4Of16, batch);
+ Kernels::GroupedAttention.Apply<Encoder1LayerAttention>(_query4Of16, 0, _context4Of16, batch);            // [T × 4 × 16]
+ Kernels::Linear.Add(_context4Of16, w.AttentionOutput, batch.Hidden, rows);                                // batch.Hidden += context4Of16·Wᵀ
+ Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);                     // [T × 64]
+ /// <summary>Layer 1 of 2: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
+ private void Encoder2Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.Encoder2Layer w = ref _weights.Encoder2Layers[layer];
+ // Attention(Q, K, V) = softmax(QKᵀ/√24)·V over all tokens of the text    (Vaswani 2017 §3.2)
+ Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query2Of24, _key2Of24, _value2Of24, rows);  // [T × 2 × 24], [T × 2 × 24], [T × 2 × 24]
+ Kernels::CacheAppend.Apply(1, _key2Of24, _value2Of24, batch);
+ Kernels::GroupedAttention.Apply<Encoder2LayerAttention>(_query2Of24, 1, _context2Of24, batch);            // [T × 2 × 24]
+ Kernels::Linear.Add(_context2Of24, w.AttentionOutput, batch.Hidden, rows);                                // batch.Hidden += context2Of24·Wᵀ
+ private static readonly int[] Encoder1LayerIndices = [0];
+ private static readonly int[] Encoder2LayerIndices = [1];
+ Parameters = 88_698,
+ FlopsPerToken = 156_928,
+ WeightBytesPerToken = 322_024,
+ CacheBytesPerPosition = 896,
+ ScratchBytesPerToken = 1_344,
+ new(Api::TensorRole.AttentionNorm, "bert.encoder.layer.{layer}.attention.output.LayerNorm.weight", "blk.{layer}.attn_output_norm.weight", [64]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "bert.encoder.layer.{layer}.attention.output.LayerNorm.bias", "blk.{layer}.attn_output_norm.bias", [64]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Query, "bert.encoder.layer.{layer}.attention.self.query.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Query, "bert.encoder.layer.{layer}.attention.self.query.bias", "blk.{layer}.attn_q.bias", [64]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Key, "bert.encoder.layer.{layer}.attention.self.key.weight", "blk.{layer}.attn_k.weight", [64, 64]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Key, "bert.encoder.layer.{layer}.attention.self.key.bias", "blk.{layer}.attn_k.bias", [64]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Value, "bert.encoder.layer.{layer}.attention.self.value.weight", "blk.{layer}.attn_v.weight", [64, 64]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Value, "bert.encoder.layer.{layer}.attention.self.value.bias", "blk.{layer}.attn_v.bias", [64]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "bert.encoder.layer.{layer}.attention.output.dense.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "bert.encoder.layer.{layer}.attention.output.dense.bias", "blk.{layer}.attn_output.bias", [64]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "bert.encoder.layer.{layer}.output.LayerNorm.weight", "blk.{layer}.layer_output_norm.weight", [64]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "bert.encoder.layer.{layer}.output.LayerNorm.bias", "blk.{layer}.layer_output_norm.bias", [64]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Up, "bert.encoder.layer.{layer}.intermediate.dense.weight", "blk.{layer}.ffn_up.weight", [112, 64]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Up, "bert.encoder.layer.{layer}.intermediate.dense.bias", "blk.{layer}.ffn_up.bias", [112]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Down, "bert.encoder.layer.{layer}.output.dense.weight", "blk.{layer}.ffn_down.weight", [64, 112]) { Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.Down, "bert.encoder.layer.{layer}.output.dense.bias", "blk.{layer}.ffn_down.bias", [64]) { IsBias = true, Layers = Encoder1LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "bert.encoder.layer.{layer}.attention.output.LayerNorm.weight", "blk.{layer}.attn_output_norm.weight", [64]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "bert.encoder.layer.{layer}.attention.output.LayerNorm.bias", "blk.{layer}.attn_output_norm.bias", [64]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Query, "bert.encoder.layer.{layer}.attention.self.query.weight", "blk.{layer}.attn_q.weight", [48, 64]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Query, "bert.encoder.layer.{layer}.attention.self.query.bias", "blk.{layer}.attn_q.bias", [48]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Key, "bert.encoder.layer.{layer}.attention.self.key.weight", "blk.{layer}.attn_k.weight", [48, 64]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Key, "bert.encoder.layer.{layer}.attention.self.key.bias", "blk.{layer}.attn_k.bias", [48]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Value, "bert.encoder.layer.{layer}.attention.self.value.weight", "blk.{layer}.attn_v.weight", [48, 64]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Value, "bert.encoder.layer.{layer}.attention.self.value.bias", "blk.{layer}.attn_v.bias", [48]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "bert.encoder.layer.{layer}.attention.output.dense.weight", "blk.{layer}.attn_output.weight", [64, 48]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "bert.encoder.layer.{layer}.attention.output.dense.bias", "blk.{layer}.attn_output.bias", [64]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "bert.encoder.layer.{layer}.output.LayerNorm.weight", "blk.{layer}.layer_output_norm.weight", [64]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "bert.encoder.layer.{layer}.output.LayerNorm.bias", "blk.{layer}.layer_output_norm.bias", [64]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Up, "bert.encoder.layer.{layer}.intermediate.dense.weight", "blk.{layer}.ffn_up.weight", [112, 64]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Up, "bert.encoder.layer.{layer}.intermediate.dense.bias", "blk.{layer}.ffn_up.bias", [112]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Down, "bert.encoder.layer.{layer}.output.dense.weight", "blk.{layer}.ffn_down.weight", [64, 112]) { Layers = Encoder2LayerIndices },
+ new(Api::TensorRole.Down, "bert.encoder.layer.{layer}.output.dense.bias", "blk.{layer}.ffn_down.bias", [64]) { IsBias = true, Layers = Encoder2LayerIndices },
+ new("heads in layer 0", ["num_query_heads.0"], null, 4L),
+ new("key/value heads in layer 0", ["num_kv_heads.0", "num_key_value_heads_per_layer.0"], null, 4L),
+ new("heads in layer 1", ["num_query_heads.1"], null, 2L),
+ new("key/value heads in layer 1", ["num_kv_heads.1", "num_key_value_heads_per_layer.1"], null, 2L),
+ /// <summary>The forward pass and its scratch memory: 336 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 336;
+ private readonly Runtime::Activations _query4Of16;    // [T × 4 × 16]
+ private readonly Runtime::Activations _key4Of16;      // [T × 4 × 16]
+ private readonly Runtime::Activations _value4Of16;    // [T × 4 × 16]
+ private readonly Runtime::Activations _query2Of24;    // [T × 2 × 24]
+ private readonly Runtime::Activations _key2Of24;      // [T × 2 × 24]
+ private readonly Runtime::Activations _value2Of24;    // [T × 2 × 24]
+ private readonly Runtime::Activations _context4Of16;  // [T × 4 × 16]
+ private readonly Runtime::Activations _context2Of24;  // [T × 2 × 24]
+ private readonly Runtime::Activations _up;            // [T × 112]
+ private readonly Runtime::Activations _first;         // [texts × 64]
+ private readonly Runtime::Activations _selected;      // [outputs × 64]
+ private readonly Runtime::Activations _transformed;   // [outputs × 64]
+ _query4Of16 = Buffer(offset: 0, columns: 64);
+ _key4Of16 = Buffer(offset: 64, columns: 64);
+ _value4Of16 = Buffer(offset: 128, columns: 64);
+ _query2Of24 = Buffer(offset: 192, columns: 48);
+ _key2Of24 = Buffer(offset: 240, columns: 48);
+ _value2Of24 = Buffer(offset: 288, columns: 48);
+ _context4Of16 = Buffer(offset: 64, columns: 64);
+ _context2Of24 = Buffer(offset: 128, columns: 48);
+ private readonly struct Encoder1LayerAttention : Kernels::IAttentionShape
+ /// <summary>2 heads of 24, over the whole text: constants that the kernel is compiled for.</summary>
+ private readonly struct Encoder2LayerAttention : Kernels::IAttentionShape
+ public static int Heads => 2;
+ public static int KeyValueHeads => 2;
+ public static int HeadSize => 24;
+ public static float Scale => 0.20412415f;                                  // 1/√24
+ public readonly Encoder1Layer[] Encoder1Layers;
+ public readonly Encoder2Layer[] Encoder2Layers;
+ Encoder1Layers = new Encoder1Layer[2];
+ foreach (int layer in Encoder1LayerIndices)
+ Encoder1Layers[layer] = new Encoder1Layer(store, layer);
+ Encoder2Layers = new Encoder2Layer[2];
+ foreach (int layer in Encoder2LayerIndices)
+ Encoder2Layers[layer] = new Encoder2Layer(store, layer);
+ public readonly struct Encoder1Layer
+ public Encoder1Layer(Runtime::WeightStore store, int layer)
+ /// <summary>The weights of one layer: 2 heads of 24, over the whole text.</summary>
+ public readonly struct Encoder2Layer
+ public readonly Runtime::LinearWeights Query;            // [48 × 64]
+ public readonly Runtime::LinearWeights Key;              // [48 × 64]
+ public readonly Runtime::LinearWeights Value;            // [48 × 64]
+ public readonly Runtime::LinearWeights AttentionOutput;  // [64 × 48]
+ public Encoder2Layer(Runtime::WeightStore store, int layer)
+ ///    1 ×  ┌──────┤
+ ///         │   attention: 2 heads of 24, over the whole text
+ /// 88,698 parameters · 157 KFLOP and 322 KB of F32 weights a token · 896 B of cache a position · 10.75 KB of scratch for 8 tokens
+ new([new(4, 16, 16), new(2, 24, 24)], capacity);
