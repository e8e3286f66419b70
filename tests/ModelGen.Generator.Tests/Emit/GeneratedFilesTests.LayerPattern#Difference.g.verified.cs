//HintName: Difference.g.cs
- for (int layer = 0; layer < 14; layer++)
- DecoderLayer(layer, batch);
- Kernels::Rotary.Angles(RotaryFrequencies, _rotary, batch);  // [T × 2 × 4]
- /// <summary>One of 14 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- private void DecoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly ModelWeights.DecoderLayer w = ref _weights.DecoderLayers[layer];
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary, rows);            // in place (Su 2021)
- Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary, rows);              // in place (Su 2021)
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
- private static readonly int[] DecoderLayerIndices = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
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
- new("attention window", ["sliding_window"], "{arch}.attention.sliding_window", 0L) { WhenAbsent = 0L, EnabledBy = "use_sliding_window" },
- new("rotary base", ["rope_theta", "rope_parameters.rope_theta"], "{arch}.rope.freq_base", 10_000d) { WhenAbsent = 10_000d, GgufWhenAbsent = 10_000d },
- /// <summary>The forward pass and its scratch memory: 496 floats for each token of a pass.</summary>
- private const int FloatsPerToken = 496;
- private static readonly Kernels::RotaryFrequencies RotaryFrequencies = Kernels::RotaryFrequencies.Default(10_000, rotarySize: 8);
- private readonly Runtime::Activations _rotary;      // [T × 2 × 4]
- _rotary = Buffer(offset: 480, columns: 8);
- /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000: constants that the kernel is compiled for.</summary>
- private readonly struct DecoderLayerAttention : Kernels::IAttentionShape
- public readonly DecoderLayer[] DecoderLayers;
- DecoderLayers = new DecoderLayer[14];
- DecoderLayers[layer] = new DecoderLayer(store, layer);
- /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000.</summary>
- public readonly struct DecoderLayer
- public DecoderLayer(Runtime::WeightStore store, int layer)
- ///   14 ×  ┌──────┤
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- /// 668,992 parameters · 1.33 MFLOP and 2.68 MB of F32 weights a token · 3,584 B of cache a position · 15.87 KB of scratch for 8 tokens
+ for (int first = 0; first < 12; first += 6)
+ for (int layer = first; layer < first + 5; layer++)
+ SlidingLayer(layer, batch);
+ FullLayer(first + 5, batch);
+ for (int layer = 12; layer < 14; layer++)
+ Kernels::Rotary.Angles(RotaryFrequencies1, _rotary1, batch);  // [T × 2 × 4]
+ Kernels::Rotary.Angles(RotaryFrequencies2, _rotary2, batch);  // [T × 2 × 4]
+ /// <summary>One of 12 layers of 14: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void SlidingLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.SlidingLayer w = ref _weights.SlidingLayers[layer];
+ // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the last 16 positions    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; window: Beltagy 2020)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary1, rows);           // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary1, rows);             // in place (Su 2021)
+ Kernels::GroupedAttention.Apply<SlidingLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
+ /// <summary>One of 2 layers of 14: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void FullLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.FullLayer w = ref _weights.FullLayers[layer];
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_query, headSize: 8, _rotary2, rows);           // in place (Su 2021)
+ Kernels::Rotary.Apply<Kernels::HalfSplit>(_key, headSize: 8, _rotary2, rows);             // in place (Su 2021)
+ Kernels::GroupedAttention.Apply<FullLayerAttention>(_query, layer, _context, batch);      // [T × 8 × 8]
+ private static readonly int[] SlidingLayerIndices = [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13];
+ private static readonly int[] FullLayerIndices = [5, 11];
+ ScratchBytesPerToken = 2_048,
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = SlidingLayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = SlidingLayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = SlidingLayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = SlidingLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = SlidingLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = SlidingLayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = SlidingLayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = SlidingLayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = SlidingLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = FullLayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = FullLayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = FullLayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = FullLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = FullLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = FullLayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = FullLayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = FullLayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = FullLayerIndices },
+ new("attention window", ["sliding_window", "local_attention"], "{arch}.attention.sliding_window", 16L),
+ new("kind of layer 0", ["layer_types.0"], null, "sliding_attention"),
+ new("kind of layer 1", ["layer_types.1"], null, "sliding_attention"),
+ new("kind of layer 2", ["layer_types.2"], null, "sliding_attention"),
+ new("kind of layer 3", ["layer_types.3"], null, "sliding_attention"),
+ new("kind of layer 4", ["layer_types.4"], null, "sliding_attention"),
+ new("kind of layer 5", ["layer_types.5"], null, "full_attention"),
+ new("kind of layer 6", ["layer_types.6"], null, "sliding_attention"),
+ new("kind of layer 7", ["layer_types.7"], null, "sliding_attention"),
+ new("kind of layer 8", ["layer_types.8"], null, "sliding_attention"),
+ new("kind of layer 9", ["layer_types.9"], null, "sliding_attention"),
+ new("kind of layer 10", ["layer_types.10"], null, "sliding_attention"),
+ new("kind of layer 11", ["layer_types.11"], null, "full_attention"),
+ new("kind of layer 12", ["layer_types.12"], null, "sliding_attention"),
+ new("kind of layer 13", ["layer_types.13"], null, "sliding_attention"),
+ new("distance of full layers", ["sliding_window_pattern", "_sliding_window_pattern"], null, 6L),
+ new("rotary base of sliding layers", ["rope_parameters.sliding_attention.rope_theta", "rope_local_base_freq", "local_rope_theta", "rope_theta"], null, 10_000d),
+ new("rotary base of full layers", ["rope_parameters.full_attention.rope_theta", "global_rope_theta", "rope_theta"], "{arch}.rope.freq_base", 1_000_000d),
+ /// <summary>The forward pass and its scratch memory: 512 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 512;
+ private static readonly Kernels::RotaryFrequencies RotaryFrequencies1 = Kernels::RotaryFrequencies.Default(10_000, rotarySize: 8);
+ private static readonly Kernels::RotaryFrequencies RotaryFrequencies2 = Kernels::RotaryFrequencies.Default(1_000_000, rotarySize: 8);
+ private readonly Runtime::Activations _rotary1;     // [T × 2 × 4]
+ private readonly Runtime::Activations _rotary2;     // [T × 2 × 4]
+ _rotary1 = Buffer(offset: 480, columns: 8);
+ _rotary2 = Buffer(offset: 496, columns: 8);
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions: constants that the kernel is compiled for.</summary>
+ private readonly struct SlidingLayerAttention : Kernels::IAttentionShape
+ public static int Window => 16;
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 1,000,000: constants that the kernel is compiled for.</summary>
+ private readonly struct FullLayerAttention : Kernels::IAttentionShape
+ public readonly SlidingLayer[] SlidingLayers;
+ public readonly FullLayer[] FullLayers;
+ SlidingLayers = new SlidingLayer[14];
+ foreach (int layer in SlidingLayerIndices)
+ SlidingLayers[layer] = new SlidingLayer(store, layer);
+ FullLayers = new FullLayer[14];
+ foreach (int layer in FullLayerIndices)
+ FullLayers[layer] = new FullLayer(store, layer);
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions.</summary>
+ public readonly struct SlidingLayer
+ public SlidingLayer(Runtime::WeightStore store, int layer)
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 1,000,000.</summary>
+ public readonly struct FullLayer
+ public FullLayer(Runtime::WeightStore store, int layer)
+ ///   12 ×  ┌──────┤
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions
+ ///    2 ×  ┌──────┤
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 1,000,000
+ /// 668,992 parameters · 1.33 MFLOP and 2.68 MB of F32 weights a token · 3,584 B of cache a position · 16.38 KB of scratch for 8 tokens
