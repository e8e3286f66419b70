//HintName: Difference.g.cs
- for (int layer = 0; layer < 5; layer++)
- DecoderLayer(layer, batch);
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- private void DecoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly ModelWeights.DecoderLayer w = ref _weights.DecoderLayers[layer];
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);           // [T × 64]
- Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
- Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                       // hidden += gated·Wᵀ
- private static readonly int[] DecoderLayerIndices = [0, 1, 2, 3, 4];
- Parameters = 260_032,
- FlopsPerToken = 518_656,
- WeightBytesPerToken = 1_040_128,
- ScratchBytesPerToken = 1_984,
- new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 8, RotarySize = 8 },
- new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 4, RotarySize = 8 },
- new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = DecoderLayerIndices },
- new("feed-forward size", ["intermediate_size"], "{arch}.feed_forward_length", 172L),
- /// <summary>The forward pass and its scratch memory: 496 floats for each token of a pass.</summary>
- private const int FloatsPerToken = 496;
- private readonly Runtime::Activations _up;          // [T × 172]
- private readonly Runtime::Activations _gated;       // [T × 172]
- _hidden = Buffer(offset: 352, columns: 64);
- _rotary = Buffer(offset: 480, columns: 8);
- _normalized = Buffer(offset: 416, columns: 64);
- _key = Buffer(offset: 64, columns: 32);
- _value = Buffer(offset: 96, columns: 32);
- _up = Buffer(offset: 0, columns: 172);
- _gated = Buffer(offset: 176, columns: 172);
- private readonly struct DecoderLayerAttention : Kernels::IAttentionShape
- public readonly DecoderLayer[] DecoderLayers;
- DecoderLayers = new DecoderLayer[5];
- DecoderLayers[layer] = new DecoderLayer(store, layer);
- public readonly struct DecoderLayer
- public DecoderLayer(Runtime::WeightStore store, int layer)
- ///    5 ×  ┌──────┤
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ Rotary1Layer(0, batch);
+ Rotary2Layer(1, batch);
+ Rotary3Layer(2, batch);
+ NopeLayer(3, batch);
+ Rotary2Layer(4, batch);
+ /// <summary>Layer 0 of 5: hidden += attention(hidden), then hidden += feedForward(norm(hidden)).</summary>
+ private void Rotary1Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.Rotary1Layer w = ref _weights.Rotary1Layers[layer];
+ Kernels::Linear.Apply(_hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);     // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);           // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);             // in place (Su 2021)
+ Kernels::GroupedAttention.Apply<Rotary1LayerAttention>(_query, layer, _context, batch);  // [T × 8 × 8]
+ Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                         // hidden += context·Wᵀ
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                 // [T × 64]
+ Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.Gate, w.Up, _up172, _gated172, rows);  // [T × 172]
+ Kernels::Linear.Add(_gated172, w.Down, _hidden, rows);                                          // hidden += gated172·Wᵀ
+ /// <summary>One of 2 layers of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void Rotary2Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.Rotary2Layer w = ref _weights.Rotary2Layers[layer];
+ Kernels::GroupedAttention.Apply<Rotary2LayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
+ /// <summary>Layer 2 of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void Rotary3Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.Rotary3Layer w = ref _weights.Rotary3Layers[layer];
+ Kernels::GroupedAttention.Apply<Rotary3LayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);               // [T × 64]
+ Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.Gate, w.Up, _up96, _gated96, rows);  // [T × 96]
+ Kernels::Linear.Add(_gated96, w.Down, _hidden, rows);                                         // hidden += gated96·Wᵀ
+ /// <summary>Layer 3 of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void NopeLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.NopeLayer w = ref _weights.NopeLayers[layer];
+ Kernels::GroupedAttention.Apply<NopeLayerAttention>(_query, layer, _context, batch);      // [T × 8 × 8]
+ private static readonly int[] Rotary1LayerIndices = [0];
+ private static readonly int[] Rotary2LayerIndices = [1, 4];
+ private static readonly int[] Rotary3LayerIndices = [2];
+ private static readonly int[] NopeLayerIndices = [3];
+ Parameters = 230_784,
+ FlopsPerToken = 460_288,
+ WeightBytesPerToken = 923_136,
+ ScratchBytesPerToken = 2_752,
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = Rotary1LayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = Rotary1LayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = Rotary1LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = Rotary1LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = Rotary1LayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = Rotary1LayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = Rotary1LayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = Rotary1LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = Rotary2LayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = Rotary2LayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = Rotary2LayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = Rotary2LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = Rotary2LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = Rotary2LayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = Rotary2LayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = Rotary2LayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = Rotary2LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = Rotary3LayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = Rotary3LayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = Rotary3LayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = Rotary3LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = Rotary3LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = Rotary3LayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [96, 64]) { Layers = Rotary3LayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [96, 64]) { Layers = Rotary3LayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 96]) { Layers = Rotary3LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [96, 64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [96, 64]) { Layers = NopeLayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 96]) { Layers = NopeLayerIndices },
+ new("positions in layer 0", ["no_rope_layers.0"], null, 1L),
+ new("positions in layer 1", ["no_rope_layers.1"], null, 1L),
+ new("positions in layer 2", ["no_rope_layers.2"], null, 1L),
+ new("positions in layer 3", ["no_rope_layers.3"], null, 0L),
+ new("positions in layer 4", ["no_rope_layers.4"], null, 1L),
+ /// <summary>The forward pass and its scratch memory: 688 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 688;
+ private readonly Runtime::Activations _up96;        // [T × 96]
+ private readonly Runtime::Activations _gated96;     // [T × 96]
+ private readonly Runtime::Activations _up172;       // [T × 172]
+ private readonly Runtime::Activations _gated172;    // [T × 172]
+ _hidden = Buffer(offset: 544, columns: 64);
+ _rotary = Buffer(offset: 672, columns: 8);
+ _key = Buffer(offset: 128, columns: 32);
+ _value = Buffer(offset: 160, columns: 32);
+ _normalized = Buffer(offset: 608, columns: 64);
+ _up96 = Buffer(offset: 352, columns: 96);
+ _gated96 = Buffer(offset: 448, columns: 96);
+ _up172 = Buffer(offset: 0, columns: 172);
+ _gated172 = Buffer(offset: 176, columns: 172);
+ private readonly struct Rotary1LayerAttention : Kernels::IAttentionShape
+ private readonly struct Rotary2LayerAttention : Kernels::IAttentionShape
+ private readonly struct Rotary3LayerAttention : Kernels::IAttentionShape
+ /// <summary>8 heads of 8 over 4 key/value heads: constants that the kernel is compiled for.</summary>
+ private readonly struct NopeLayerAttention : Kernels::IAttentionShape
+ public readonly Rotary1Layer[] Rotary1Layers;
+ public readonly Rotary2Layer[] Rotary2Layers;
+ public readonly Rotary3Layer[] Rotary3Layers;
+ public readonly NopeLayer[] NopeLayers;
+ Rotary1Layers = new Rotary1Layer[5];
+ foreach (int layer in Rotary1LayerIndices)
+ Rotary1Layers[layer] = new Rotary1Layer(store, layer);
+ Rotary2Layers = new Rotary2Layer[5];
+ foreach (int layer in Rotary2LayerIndices)
+ Rotary2Layers[layer] = new Rotary2Layer(store, layer);
+ Rotary3Layers = new Rotary3Layer[5];
+ foreach (int layer in Rotary3LayerIndices)
+ Rotary3Layers[layer] = new Rotary3Layer(store, layer);
+ NopeLayers = new NopeLayer[5];
+ foreach (int layer in NopeLayerIndices)
+ NopeLayers[layer] = new NopeLayer(store, layer);
+ public readonly struct Rotary1Layer
+ public Rotary1Layer(Runtime::WeightStore store, int layer)
+ public readonly struct Rotary2Layer
+ public Rotary2Layer(Runtime::WeightStore store, int layer)
+ public readonly struct Rotary3Layer
+ public readonly Runtime::LinearWeights Gate;             // [96 × 64]
+ public readonly Runtime::LinearWeights Up;               // [96 × 64]
+ public readonly Runtime::LinearWeights Down;             // [64 × 96]
+ public Rotary3Layer(Runtime::WeightStore store, int layer)
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads.</summary>
+ public readonly struct NopeLayer
+ public NopeLayer(Runtime::WeightStore store, int layer)
+ ///    1 ×  ┌──────┤
+ ///         │   attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
+ ///    2 ×  ┌──────┤
+ ///         │   RMSNorm ─► SwiGLU, 96 wide
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads
+ /// 230,784 parameters · 460 KFLOP and 0.92 MB of F32 weights a token · 1,280 B of cache a position · 22 KB of scratch for 8 tokens
