//HintName: Difference.g.cs
- for (int layer = 0; layer < 5; layer++)
- DecoderLayer(layer, batch);
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- private void DecoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly ModelWeights.DecoderLayer w = ref _weights.DecoderLayers[layer];
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);   // [T × 8 × 8]
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
- _rotary = Buffer(offset: 480, columns: 8);
- private readonly struct DecoderLayerAttention : Kernels::IAttentionShape
- public readonly DecoderLayer[] DecoderLayers;
- DecoderLayers = new DecoderLayer[5];
- DecoderLayers[layer] = new DecoderLayer(store, layer);
- public readonly struct DecoderLayer
- public DecoderLayer(Runtime::WeightStore store, int layer)
- ///    5 ×  ┌──────┤
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ DenseLayer(0, batch);
+ for (int layer = 1; layer < 5; layer++)
+ ExpertLayer(layer, batch);
+ /// <summary>Layer 0 of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void DenseLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.DenseLayer w = ref _weights.DenseLayers[layer];
+ Kernels::GroupedAttention.Apply<DenseLayerAttention>(_query, layer, _context, batch);     // [T × 8 × 8]
+ /// <summary>One of 4 layers of 5: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ private void ExpertLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly ModelWeights.ExpertLayer w = ref _weights.ExpertLayers[layer];
+ Kernels::GroupedAttention.Apply<ExpertLayerAttention>(_query, layer, _context, batch);    // [T × 8 × 8]
+ // MoE(x) = Σ gᵢ·FFNᵢ(x) + σ(x·w)·FFNshared(x), g = the 2 largest of softmax(x·Wrouterᵀ), divided by their sum; FFN(x) = (silu(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2017 §2; Fedus 2021 §2.1)
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);                                                                               // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Router, _scores, rows);                                                                                                  // [T × 8]
+ Kernels::ExpertSelection.Apply(_scores, Api::ExpertScoring.SoftmaxThenTopK, renormalize: true, 1f, _choices, rows);                                           // 2 of 8 experts
+ Kernels::ExpertMixture.Apply<Kernels::Silu>(_normalized, _choices, w.ExpertGate, w.ExpertUp, w.ExpertDown, _routed, _expertUp, _expertGated, _branch, rows);  // [T × 2 × 48] to [T × 64]
+ Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.SharedGate, w.SharedUp, _sharedUp, _sharedGated, rows);                                              // [T × 96]
+ Kernels::Linear.Apply(_sharedGated, w.SharedDown, _shared, rows);                                                                                             // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.SharedRouter, _sharedScore, rows);                                                                                       // [T × 1]
+ Kernels::SigmoidScaledAdd.Apply(_shared, _sharedScore, _branch, rows);                                                                                        // branch += σ(sharedScore)·shared
+ Kernels::ScaledAdd.Apply(_branch, 1f, _hidden, rows);                                                                                                         // hidden += branch
+ private static readonly int[] DenseLayerIndices = [0];
+ private static readonly int[] ExpertLayerIndices = [1, 2, 3, 4];
+ Parameters = 498_880,
+ FlopsPerToken = 553_984,
+ WeightBytesPerToken = 1_110_784,
+ ScratchBytesPerToken = 2_304,
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = DenseLayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = DenseLayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = DenseLayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = DenseLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = DenseLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = DenseLayerIndices },
+ new(Api::TensorRole.Gate, "model.layers.{layer}.mlp.gate_proj.weight", "blk.{layer}.ffn_gate.weight", [172, 64]) { Layers = DenseLayerIndices },
+ new(Api::TensorRole.Up, "model.layers.{layer}.mlp.up_proj.weight", "blk.{layer}.ffn_up.weight", [172, 64]) { Layers = DenseLayerIndices },
+ new(Api::TensorRole.Down, "model.layers.{layer}.mlp.down_proj.weight", "blk.{layer}.ffn_down.weight", [64, 172]) { Layers = DenseLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.Query, "model.layers.{layer}.self_attn.q_proj.weight", "blk.{layer}.attn_q.weight", [64, 64]) { Layers = ExpertLayerIndices, RotaryHeads = 8, RotarySize = 8 },
+ new(Api::TensorRole.Key, "model.layers.{layer}.self_attn.k_proj.weight", "blk.{layer}.attn_k.weight", [32, 64]) { Layers = ExpertLayerIndices, RotaryHeads = 4, RotarySize = 8 },
+ new(Api::TensorRole.Value, "model.layers.{layer}.self_attn.v_proj.weight", "blk.{layer}.attn_v.weight", [32, 64]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.o_proj.weight", "blk.{layer}.attn_output.weight", [64, 64]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.Router, "model.layers.{layer}.mlp.gate.weight", "blk.{layer}.ffn_gate_inp.weight", [8, 64]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.ExpertGate, "model.layers.{layer}.mlp.experts.{expert}.gate_proj.weight", "blk.{layer}.ffn_gate_exps.weight", [48, 64]) { Layers = ExpertLayerIndices, Experts = 8 },
+ new(Api::TensorRole.ExpertUp, "model.layers.{layer}.mlp.experts.{expert}.up_proj.weight", "blk.{layer}.ffn_up_exps.weight", [48, 64]) { Layers = ExpertLayerIndices, Experts = 8 },
+ new(Api::TensorRole.ExpertDown, "model.layers.{layer}.mlp.experts.{expert}.down_proj.weight", "blk.{layer}.ffn_down_exps.weight", [64, 48]) { Layers = ExpertLayerIndices, Experts = 8 },
+ new(Api::TensorRole.SharedGate, "model.layers.{layer}.mlp.shared_expert.gate_proj.weight", "blk.{layer}.ffn_gate_shexp.weight", [96, 64]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.SharedUp, "model.layers.{layer}.mlp.shared_expert.up_proj.weight", "blk.{layer}.ffn_up_shexp.weight", [96, 64]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.SharedDown, "model.layers.{layer}.mlp.shared_expert.down_proj.weight", "blk.{layer}.ffn_down_shexp.weight", [64, 96]) { Layers = ExpertLayerIndices },
+ new(Api::TensorRole.SharedRouter, "model.layers.{layer}.mlp.shared_expert_gate.weight", "blk.{layer}.ffn_gate_inp_shexp.weight", [1, 64]) { Layers = ExpertLayerIndices },
+ new("experts", ["num_local_experts", "num_experts", "n_routed_experts"], "{arch}.expert_count", 8L),
+ new("active experts", ["num_experts_per_tok"], "{arch}.expert_used_count", 2L),
+ new("size of an expert", ["moe_intermediate_size", "intermediate_size"], "{arch}.expert_feed_forward_length", 48L),
+ new("weights of experts are renormalized", ["norm_topk_prob"], "{arch}.expert_weights_norm", true),
+ new("scoring of experts", ["scoring_func"], null, "softmax"),
+ new("scoring of experts", [], "{arch}.expert_gating_func", 1L),
+ new("groups of experts", ["n_group"], "{arch}.expert_group_count", 1L),
+ new("active groups of experts", ["topk_group"], "{arch}.expert_group_used_count", 1L),
+ new("scale of experts", ["routed_scaling_factor"], "{arch}.expert_weights_scale", 1d),
+ new("size of the shared expert", ["shared_expert_intermediate_size"], "{arch}.expert_shared_feed_forward_length", 96L),
+ /// <summary>The forward pass and its scratch memory: 576 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 576;
+ private readonly Runtime::Activations _hidden;       // [T × 64]
+ private readonly Runtime::Activations _rotary;       // [T × 2 × 4]
+ private readonly Runtime::Activations _normalized;   // [T × 64]
+ private readonly Runtime::Activations _query;        // [T × 8 × 8]
+ private readonly Runtime::Activations _key;          // [T × 4 × 8]
+ private readonly Runtime::Activations _value;        // [T × 4 × 8]
+ private readonly Runtime::Activations _context;      // [T × 8 × 8]
+ private readonly Runtime::Activations _up;           // [T × 172]
+ private readonly Runtime::Activations _gated;        // [T × 172]
+ private readonly Runtime::Activations _scores;       // [T × 8]
+ private readonly Runtime::Activations _choices;      // [T × 3 × 2]
+ private readonly Runtime::Activations _routed;       // [T × 2 × 64]
+ private readonly Runtime::Activations _expertUp;     // [T × 2 × 48]
+ private readonly Runtime::Activations _expertGated;  // [T × 2 × 48]
+ private readonly Runtime::Activations _branch;       // [T × 64]
+ private readonly Runtime::Activations _sharedUp;     // [T × 96]
+ private readonly Runtime::Activations _sharedGated;  // [T × 96]
+ private readonly Runtime::Activations _shared;       // [T × 64]
+ private readonly Runtime::Activations _sharedScore;  // [T × 1]
+ private readonly Runtime::Activations _selected;     // [outputs × 64]
+ _rotary = Buffer(offset: 544, columns: 8);
+ _scores = Buffer(offset: 480, columns: 8);
+ _choices = Buffer(offset: 560, columns: 6);
+ _routed = Buffer(offset: 0, columns: 128);
+ _expertUp = Buffer(offset: 128, columns: 96);
+ _expertGated = Buffer(offset: 224, columns: 96);
+ _branch = Buffer(offset: 480, columns: 64);
+ _sharedUp = Buffer(offset: 0, columns: 96);
+ _sharedGated = Buffer(offset: 96, columns: 96);
+ _shared = Buffer(offset: 0, columns: 64);
+ _sharedScore = Buffer(offset: 64, columns: 1);
+ private readonly struct DenseLayerAttention : Kernels::IAttentionShape
+ private readonly struct ExpertLayerAttention : Kernels::IAttentionShape
+ public readonly DenseLayer[] DenseLayers;
+ public readonly ExpertLayer[] ExpertLayers;
+ DenseLayers = new DenseLayer[5];
+ foreach (int layer in DenseLayerIndices)
+ DenseLayers[layer] = new DenseLayer(store, layer);
+ ExpertLayers = new ExpertLayer[5];
+ foreach (int layer in ExpertLayerIndices)
+ ExpertLayers[layer] = new ExpertLayer(store, layer);
+ public readonly struct DenseLayer
+ public DenseLayer(Runtime::WeightStore store, int layer)
+ public readonly struct ExpertLayer
+ public readonly Runtime::LinearWeights Router;           // [8 × 64]
+ public readonly Runtime::ExpertWeights ExpertGate;       // [8 × 48 × 64]
+ public readonly Runtime::ExpertWeights ExpertUp;         // [8 × 48 × 64]
+ public readonly Runtime::ExpertWeights ExpertDown;       // [8 × 64 × 48]
+ public readonly Runtime::LinearWeights SharedGate;       // [96 × 64]
+ public readonly Runtime::LinearWeights SharedUp;         // [96 × 64]
+ public readonly Runtime::LinearWeights SharedDown;       // [64 × 96]
+ public readonly Runtime::LinearWeights SharedRouter;     // [1 × 64]
+ public ExpertLayer(Runtime::WeightStore store, int layer)
+ Router = store.Matrix(Api::TensorRole.Router, layer);
+ ExpertGate = store.Experts(Api::TensorRole.ExpertGate, layer);
+ ExpertUp = store.Experts(Api::TensorRole.ExpertUp, layer);
+ ExpertDown = store.Experts(Api::TensorRole.ExpertDown, layer);
+ SharedGate = store.Matrix(Api::TensorRole.SharedGate, layer);
+ SharedUp = store.Matrix(Api::TensorRole.SharedUp, layer);
+ SharedDown = store.Matrix(Api::TensorRole.SharedDown, layer);
+ SharedRouter = store.Matrix(Api::TensorRole.SharedRouter, layer);
+ ///    1 ×  ┌──────┤
+ ///    4 ×  ┌──────┤
+ ///         │   RMSNorm ─► 2 of 8 experts: SwiGLU, 48 wide, and a shared one, 96 wide, with a gate
+ /// 498,880 parameters · 0.55 MFLOP and 1.11 MB of F32 weights a token · 1,280 B of cache a position · 18.43 KB of scratch for 8 tokens
