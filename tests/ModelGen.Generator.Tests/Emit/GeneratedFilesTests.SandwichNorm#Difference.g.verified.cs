//HintName: Difference.g.cs
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                          // hidden += context·Wᵀ
- Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                       // hidden += gated·Wᵀ
- Parameters = 260_032,
- WeightBytesPerToken = 1_040_128,
- ScratchBytesPerToken = 1_984,
- new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = DecoderLayerIndices },
- new(Api::TensorRole.FinalNorm, "model.norm.weight", "output_norm.weight", [64]),
- new("factor on branches", ["residual_multiplier"], "{arch}.residual_scale", 1d),
- new("factor on branches times √layers", ["scale_depth"], null, 2.23606797749979d),
- /// <summary>The forward pass and its scratch memory: 496 floats for each token of a pass.</summary>
- private const int FloatsPerToken = 496;
- _rotary = Buffer(offset: 480, columns: 8);
- public readonly Runtime::VectorWeights AttentionNorm;    // [64]
- public readonly Runtime::LinearWeights Query;            // [64 × 64]
- public readonly Runtime::LinearWeights Key;              // [32 × 64]
- public readonly Runtime::LinearWeights Value;            // [32 × 64]
- public readonly Runtime::LinearWeights AttentionOutput;  // [64 × 64]
- public readonly Runtime::VectorWeights FeedForwardNorm;  // [64]
- public readonly Runtime::LinearWeights Gate;             // [172 × 64]
- public readonly Runtime::LinearWeights Up;               // [172 × 64]
- public readonly Runtime::LinearWeights Down;             // [64 × 172]
- ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
- ///         │   RMSNorm ─► SwiGLU, 172 wide
- /// 260,032 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 15.87 KB of scratch for 8 tokens
+ /// <summary>One of 5 layers: hidden += norm(attention(norm(hidden))), then hidden += norm(feedForward(norm(hidden))).</summary>
+ Kernels::Linear.Apply(_context, w.AttentionOutput, _branch, rows);                        // [T × 64]
+ Kernels::RmsNorm.Apply(_branch, w.AttentionOutputNorm, Epsilon, _branch, rows);           // [T × 64]
+ Kernels::ScaledAdd.Apply(_branch, ResidualScale, _hidden, rows);                          // hidden += 0.22·branch
+ Kernels::Linear.Apply(_gated, w.Down, _branch, rows);                                     // [T × 64]
+ Kernels::RmsNorm.Apply(_branch, w.FeedForwardOutputNorm, Epsilon, _branch, rows);         // [T × 64]
+ Parameters = 260_672,
+ WeightBytesPerToken = 1_042_688,
+ ScratchBytesPerToken = 2_240,
+ new(Api::TensorRole.AttentionNorm, "model.layers.{layer}.input_layernorm.weight", "blk.{layer}.attn_norm.weight", [64]) { Layers = DecoderLayerIndices, IsLessOne = true },
+ new(Api::TensorRole.AttentionOutputNorm, "model.layers.{layer}.post_attention.weight", "", [64]) { Layers = DecoderLayerIndices, IsLessOne = true },
+ new(Api::TensorRole.FeedForwardNorm, "model.layers.{layer}.post_attention_layernorm.weight", "blk.{layer}.ffn_norm.weight", [64]) { Layers = DecoderLayerIndices, IsLessOne = true },
+ new(Api::TensorRole.FeedForwardOutputNorm, "model.layers.{layer}.post_feedforward.weight", "", [64]) { Layers = DecoderLayerIndices, IsLessOne = true },
+ new(Api::TensorRole.FinalNorm, "model.norm.weight", "output_norm.weight", [64]) { IsLessOne = true },
+ new("factor on branches", ["residual_multiplier"], "{arch}.residual_scale", 0.22d),
+ new("factor on branches times √layers", ["scale_depth"], null, 0.49193495504995377d),
+ /// <summary>The forward pass and its scratch memory: 560 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 560;
+ private const float ResidualScale = 0.22f;
+ private readonly Runtime::Activations _branch;      // [T × 64]
+ _rotary = Buffer(offset: 544, columns: 8);
+ _branch = Buffer(offset: 480, columns: 64);
+ public readonly Runtime::VectorWeights AttentionNorm;          // [64]
+ public readonly Runtime::LinearWeights Query;                  // [64 × 64]
+ public readonly Runtime::LinearWeights Key;                    // [32 × 64]
+ public readonly Runtime::LinearWeights Value;                  // [32 × 64]
+ public readonly Runtime::LinearWeights AttentionOutput;        // [64 × 64]
+ public readonly Runtime::VectorWeights AttentionOutputNorm;    // [64]
+ public readonly Runtime::VectorWeights FeedForwardNorm;        // [64]
+ public readonly Runtime::LinearWeights Gate;                   // [172 × 64]
+ public readonly Runtime::LinearWeights Up;                     // [172 × 64]
+ public readonly Runtime::LinearWeights Down;                   // [64 × 172]
+ public readonly Runtime::VectorWeights FeedForwardOutputNorm;  // [64]
+ AttentionOutputNorm = store.Vector(Api::TensorRole.AttentionOutputNorm, layer);
+ FeedForwardOutputNorm = store.Vector(Api::TensorRole.FeedForwardOutputNorm, layer);
+ ///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000 ─► RMSNorm
+ ///         │   RMSNorm ─► SwiGLU, 172 wide ─► RMSNorm
+ /// 260,672 parameters · 0.52 MFLOP and 1.04 MB of F32 weights a token · 1,280 B of cache a position · 17.92 KB of scratch for 8 tokens
