//HintName: Difference.g.cs
- for (int layer = 0; layer < 5; layer++)
- DecoderLayer(layer, batch);
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- private void DecoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly ModelWeights.DecoderLayer w = ref _weights.DecoderLayers[layer];
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
- private static readonly int[] DecoderLayerIndices = [0, 1, 2, 3, 4];
- Parameters = 260_032,
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
- private readonly struct DecoderLayerAttention : Kernels::IAttentionShape
- public readonly DecoderLayer[] DecoderLayers;
- DecoderLayers = new DecoderLayer[5];
- DecoderLayers[layer] = new DecoderLayer(store, layer);
- public readonly struct DecoderLayer
- public DecoderLayer(Runtime::WeightStore store, int layer)
- ///    5 ×  ┌──────┤
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ for (int first = 0; first < 4; first += 2)
+ SlidingLayer(first, batch);
+ FullLayer(first + 1, batch);
+ SlidingLayer(4, batch);
+ /// <summary>One of 3 layers of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void SlidingLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.SlidingLayer w = ref _weights.SlidingLayers[layer];
+ // Attention(Q, K, V) = softmax(QKᵀ/√8)·V over the last 16 positions    (Vaswani 2017 §3.2; grouped queries: Ainslie 2023; window: Beltagy 2020)
+ Kernels::GroupedAttention.Apply<SlidingLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
+ /// <summary>One of 2 layers of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void FullLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.FullLayer w = ref _weights.FullLayers[layer];
+ Kernels::GroupedAttention.Apply<FullLayerAttention>(_query, layer, _context, batch);      // [T × 8 × 8]
+ private static readonly int[] SlidingLayerIndices = [0, 2, 4];
+ /// <summary>The sets of weights that these layers have, some of which share one.</summary>
+ private static readonly int[] StoredSlidingLayerIndices = [0, 1];
+ private static readonly int[] FullLayerIndices = [1, 3];
+ Parameters = 123_712,
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = StoredSlidingLayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = StoredSlidingLayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = StoredSlidingLayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = StoredSlidingLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = StoredSlidingLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = StoredSlidingLayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = StoredSlidingLayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = StoredSlidingLayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = StoredSlidingLayerIndices },
+ new("attention window", ["sliding_window", "local_attention"], "{arch}.attention.sliding_window", 16L),
+ new("kind of layer 0", ["layer_types.0"], null, "sliding_attention"),
+ new("kind of layer 1", ["layer_types.1"], null, "full_attention"),
+ new("kind of layer 2", ["layer_types.2"], null, "sliding_attention"),
+ new("kind of layer 3", ["layer_types.3"], null, "full_attention"),
+ new("kind of layer 4", ["layer_types.4"], null, "sliding_attention"),
+ new("distance of full layers", ["sliding_window_pattern", "_sliding_window_pattern"], null, 2L),
+ /// <summary>8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions: constants that the kernel is compiled for.</summary>
+ private readonly struct SlidingLayerAttention : Kernels::IAttentionShape
+ public static int Window => 16;
+ private readonly struct FullLayerAttention : Kernels::IAttentionShape
+ /// <summary>Which set of weights a layer reads: those that have the same share it.</summary>
+ private static readonly int[] SetOfLayer = [0, 0, 0, 0, 1];
+ public readonly SlidingLayer[] SlidingLayers;
+ public readonly FullLayer[] FullLayers;
+ SlidingLayers = new SlidingLayer[5];
+ foreach (int layer in SlidingLayerIndices)
+ SlidingLayers[layer] = new SlidingLayer(store, SetOfLayer[layer]);
+ FullLayers = new FullLayer[5];
+ foreach (int layer in FullLayerIndices)
+ FullLayers[layer] = new FullLayer(store, SetOfLayer[layer]);
+ /// <summary>The weights of one layer: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions.</summary>
+ public readonly struct SlidingLayer
+ public SlidingLayer(Runtime::WeightStore store, int layer)
+ public readonly struct FullLayer
+ public FullLayer(Runtime::WeightStore store, int layer)
+ ///                │      2 sets of weights for 5 layers
+ ///    3 ×  ┌──────┤
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000, the last 16 positions
+ ///    2 ×  ┌──────┤
+ /// 123,712 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
