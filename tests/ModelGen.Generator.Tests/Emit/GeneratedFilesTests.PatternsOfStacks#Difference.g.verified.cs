//HintName: Difference.g.cs
- for (int layer = 0; layer < 3; layer++)
- DecoderLayer(layer, batch);
- /// <summary>One of 3 layers: attention of the target to itself, attention to the source, feed-forward, each a branch of the residual stream.</summary>
- private void DecoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly DecoderWeights.DecoderLayer w = ref _weights.DecoderLayers[layer];
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);    // [T × 4 × 16]
- Kernels::Linear.Apply(batch.Hidden, w.CrossQuery, _query, rows);                                      // [T × 4 × 16]
- Kernels::GroupedAttention.Apply<DecoderLayerCrossAttention>(_query, layer, _context, batch.Sources);  // [T × 4 × 16]
- Kernels::Linear.Add(_context, w.CrossOutput, batch.Hidden, rows);                                     // batch.Hidden += context·Wᵀ
- Kernels::LayerNorm.Apply(batch.Hidden, w.CrossNorm, Epsilon, batch.Hidden, rows);                     // [T × 64]
- private readonly Runtime::Activations _up;        // [T × 112]
- private readonly struct DecoderLayerAttention : Kernels::IAttentionShape
- private readonly struct DecoderLayerCrossAttention : Kernels::IAttentionShape
- public readonly DecoderLayer[] DecoderLayers;
- DecoderLayers = new DecoderLayer[3];
- DecoderLayers[layer] = new DecoderLayer(store, layer);
- public readonly struct DecoderLayer
- public DecoderLayer(Runtime::WeightStore store, int layer)
- for (int layer = 0; layer < 2; layer++)
- EncoderLayer(layer, batch);
- Remember(layer, batch);
- /// <summary>One of 2 layers: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
- private void EncoderLayer(int layer, Runtime::TokenBatch batch)
- ref readonly EncoderWeights.EncoderLayer w = ref _weights.EncoderLayers[layer];
- Kernels::GroupedAttention.Apply<EncoderLayerAttention>(_query, 0, _context, batch);        // [T × 4 × 16]
- private void Remember(int layer, Runtime::TokenBatch batch)
- ref readonly DecoderWeights.DecoderLayer w = ref _decoder.DecoderLayers[layer];
- private readonly struct EncoderLayerAttention : Kernels::IAttentionShape
- public readonly EncoderLayer[] EncoderLayers;
- EncoderLayers = new EncoderLayer[2];
- EncoderLayers[layer] = new EncoderLayer(store, layer);
- public readonly struct EncoderLayer
- public EncoderLayer(Runtime::WeightStore store, int layer)
- private static readonly int[] EncoderLayerIndices = [0, 1];
- private static readonly int[] DecoderLayerIndices = [0, 1, 2];
- Parameters = 238_704,
- FlopsPerToken = 255_232,
- WeightBytesPerToken = 522_048,
- ScratchBytesPerToken = 768,
- new(Api::TensorRole.AttentionNorm, "model.encoder.layers.{layer}.self_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.AttentionNorm, "model.encoder.layers.{layer}.self_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Query, "model.encoder.layers.{layer}.self_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Query, "model.encoder.layers.{layer}.self_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Key, "model.encoder.layers.{layer}.self_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Key, "model.encoder.layers.{layer}.self_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Value, "model.encoder.layers.{layer}.self_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Value, "model.encoder.layers.{layer}.self_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "model.encoder.layers.{layer}.self_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "model.encoder.layers.{layer}.self_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.encoder.layers.{layer}.final_layer_norm.weight", "", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.encoder.layers.{layer}.final_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Up, "model.encoder.layers.{layer}.fc1.weight", "", [112, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Up, "model.encoder.layers.{layer}.fc1.bias", "", [112]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Down, "model.encoder.layers.{layer}.fc2.weight", "", [64, 112]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.Down, "model.encoder.layers.{layer}.fc2.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
- new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.weight", "", [112, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.bias", "", [112]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.weight", "", [64, 112]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
- new("feed-forward size of the decoder", ["decoder_ffn_dim"], null, 112L),
- ///    2 ×  ┌──────┤
- ///    3 ×  ┌──────┤
- /// 238,704 parameters · 255 KFLOP and 0.52 MB of F32 weights a token · 1,536 B of cache a position · 6,144 B of scratch for 8 tokens
+ DecoderSliding1Layer(0, batch);
+ DecoderFullLayer(1, batch);
+ DecoderSliding2Layer(2, batch);
+ /// <summary>Layer 0 of 3: attention of the target to itself, attention to the source, feed-forward, each a branch of the residual stream.</summary>
+ private void DecoderSliding1Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly DecoderWeights.DecoderSliding1Layer w = ref _weights.DecoderSliding1Layers[layer];
+ // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over the last 16 positions    (Vaswani 2017 §3.2; window: Beltagy 2020)
+ Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);        // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<DecoderSliding1LayerAttention>(_query, layer, _context, batch);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                            // batch.Hidden += context·Wᵀ
+ Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);            // [T × 64]
+ Kernels::Linear.Apply(batch.Hidden, w.CrossQuery, _query, rows);                                              // [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<DecoderSliding1LayerCrossAttention>(_query, layer, _context, batch.Sources);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.CrossOutput, batch.Hidden, rows);                                             // batch.Hidden += context·Wᵀ
+ Kernels::LayerNorm.Apply(batch.Hidden, w.CrossNorm, Epsilon, batch.Hidden, rows);                             // [T × 64]
+ Kernels::ActivatedLinear.Apply<Kernels::Relu>(batch.Hidden, w.Up, _up112, rows);         // [T × 112]
+ Kernels::Linear.Add(_up112, w.Down, batch.Hidden, rows);                                 // batch.Hidden += up112·Wᵀ
+ /// <summary>Layer 1 of 3: attention of the target to itself, attention to the source, feed-forward, each a branch of the residual stream.</summary>
+ private void DecoderFullLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly DecoderWeights.DecoderFullLayer w = ref _weights.DecoderFullLayers[layer];
+ Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);    // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<DecoderFullLayerAttention>(_query, layer, _context, batch);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                        // batch.Hidden += context·Wᵀ
+ Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);        // [T × 64]
+ Kernels::Linear.Apply(batch.Hidden, w.CrossQuery, _query, rows);                                          // [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<DecoderFullLayerCrossAttention>(_query, layer, _context, batch.Sources);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.CrossOutput, batch.Hidden, rows);                                         // batch.Hidden += context·Wᵀ
+ Kernels::LayerNorm.Apply(batch.Hidden, w.CrossNorm, Epsilon, batch.Hidden, rows);                         // [T × 64]
+ /// <summary>Layer 2 of 3: attention of the target to itself, attention to the source, feed-forward, each a branch of the residual stream.</summary>
+ private void DecoderSliding2Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly DecoderWeights.DecoderSliding2Layer w = ref _weights.DecoderSliding2Layers[layer];
+ Kernels::GroupedAttention.Apply<DecoderSliding2LayerAttention>(_query, layer, _context, batch);  // [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<DecoderSliding2LayerCrossAttention>(_query, layer, _context, batch.Sources);  // [T × 4 × 16]
+ Kernels::ActivatedLinear.Apply<Kernels::Relu>(batch.Hidden, w.Up, _up96, rows);          // [T × 96]
+ Kernels::Linear.Add(_up96, w.Down, batch.Hidden, rows);                                  // batch.Hidden += up96·Wᵀ
+ /// <summary>The forward pass and its scratch memory: 208 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 208;
+ private readonly Runtime::Activations _up112;     // [T × 112]
+ private readonly Runtime::Activations _up96;      // [T × 96]
+ _up112 = Buffer(offset: 0, columns: 112);
+ _up96 = Buffer(offset: 112, columns: 96);
+ /// <summary>4 heads of 16, the last 16 positions: constants that the kernel is compiled for.</summary>
+ private readonly struct DecoderSliding1LayerAttention : Kernels::IAttentionShape
+ public static int Window => 16;
+ private readonly struct DecoderSliding1LayerCrossAttention : Kernels::IAttentionShape
+ private readonly struct DecoderFullLayerAttention : Kernels::IAttentionShape
+ private readonly struct DecoderFullLayerCrossAttention : Kernels::IAttentionShape
+ private readonly struct DecoderSliding2LayerAttention : Kernels::IAttentionShape
+ private readonly struct DecoderSliding2LayerCrossAttention : Kernels::IAttentionShape
+ public readonly DecoderSliding1Layer[] DecoderSliding1Layers;
+ public readonly DecoderFullLayer[] DecoderFullLayers;
+ public readonly DecoderSliding2Layer[] DecoderSliding2Layers;
+ DecoderSliding1Layers = new DecoderSliding1Layer[3];
+ foreach (int layer in DecoderSliding1LayerIndices)
+ DecoderSliding1Layers[layer] = new DecoderSliding1Layer(store, layer);
+ DecoderFullLayers = new DecoderFullLayer[3];
+ foreach (int layer in DecoderFullLayerIndices)
+ DecoderFullLayers[layer] = new DecoderFullLayer(store, layer);
+ DecoderSliding2Layers = new DecoderSliding2Layer[3];
+ foreach (int layer in DecoderSliding2LayerIndices)
+ DecoderSliding2Layers[layer] = new DecoderSliding2Layer(store, layer);
+ /// <summary>The weights of one layer: 4 heads of 16, the last 16 positions.</summary>
+ public readonly struct DecoderSliding1Layer
+ public DecoderSliding1Layer(Runtime::WeightStore store, int layer)
+ public readonly struct DecoderFullLayer
+ public DecoderFullLayer(Runtime::WeightStore store, int layer)
+ public readonly struct DecoderSliding2Layer
+ public readonly Runtime::LinearWeights Up;               // [96 × 64]
+ public readonly Runtime::LinearWeights Down;             // [64 × 96]
+ public DecoderSliding2Layer(Runtime::WeightStore store, int layer)
+ EncoderSlidingLayer(0, batch);
+ EncoderFullLayer(1, batch);
+ RememberDecoderSliding1Layer(0, batch);
+ RememberDecoderFullLayer(1, batch);
+ RememberDecoderSliding2Layer(2, batch);
+ /// <summary>Layer 0 of 2: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
+ private void EncoderSlidingLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly EncoderWeights.EncoderSlidingLayer w = ref _weights.EncoderSlidingLayers[layer];
+ // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over the tokens at most 8 away    (Vaswani 2017 §3.2; window: Beltagy 2020)
+ Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);   // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<EncoderSlidingLayerAttention>(_query, 0, _context, batch);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                       // batch.Hidden += context·Wᵀ
+ Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);       // [T × 64]
+ /// <summary>Layer 1 of 2: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
+ private void EncoderFullLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly EncoderWeights.EncoderFullLayer w = ref _weights.EncoderFullLayers[layer];
+ Kernels::GroupedAttention.Apply<EncoderFullLayerAttention>(_query, 0, _context, batch);    // [T × 4 × 16]
+ private void RememberDecoderSliding1Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly DecoderWeights.DecoderSliding1Layer w = ref _decoder.DecoderSliding1Layers[layer];
+ private void RememberDecoderFullLayer(int layer, Runtime::TokenBatch batch)
+ ref readonly DecoderWeights.DecoderFullLayer w = ref _decoder.DecoderFullLayers[layer];
+ private void RememberDecoderSliding2Layer(int layer, Runtime::TokenBatch batch)
+ ref readonly DecoderWeights.DecoderSliding2Layer w = ref _decoder.DecoderSliding2Layers[layer];
+ /// <summary>4 heads of 16, over tokens at most 8 away: constants that the kernel is compiled for.</summary>
+ private readonly struct EncoderSlidingLayerAttention : Kernels::IAttentionShape
+ public static Kernels::AttentionMask Mask => Kernels::AttentionMask.Full;  // each token sees those at most 8 away
+ private readonly struct EncoderFullLayerAttention : Kernels::IAttentionShape
+ public readonly EncoderSlidingLayer[] EncoderSlidingLayers;
+ public readonly EncoderFullLayer[] EncoderFullLayers;
+ EncoderSlidingLayers = new EncoderSlidingLayer[2];
+ foreach (int layer in EncoderSlidingLayerIndices)
+ EncoderSlidingLayers[layer] = new EncoderSlidingLayer(store, layer);
+ EncoderFullLayers = new EncoderFullLayer[2];
+ foreach (int layer in EncoderFullLayerIndices)
+ EncoderFullLayers[layer] = new EncoderFullLayer(store, layer);
+ /// <summary>The weights of one layer: 4 heads of 16, over tokens at most 8 away.</summary>
+ public readonly struct EncoderSlidingLayer
+ public EncoderSlidingLayer(Runtime::WeightStore store, int layer)
+ public readonly struct EncoderFullLayer
+ public EncoderFullLayer(Runtime::WeightStore store, int layer)
+ private static readonly int[] EncoderSlidingLayerIndices = [0];
+ private static readonly int[] EncoderFullLayerIndices = [1];
+ private static readonly int[] DecoderSliding1LayerIndices = [0];
+ private static readonly int[] DecoderFullLayerIndices = [1];
+ private static readonly int[] DecoderSliding2LayerIndices = [2];
+ Parameters = 236_640,
+ FlopsPerToken = 251_136,
+ WeightBytesPerToken = 513_792,
+ ScratchBytesPerToken = 832,
+ new(Api::TensorRole.AttentionNorm, "model.encoder.layers.{layer}.self_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.encoder.layers.{layer}.self_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Query, "model.encoder.layers.{layer}.self_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Query, "model.encoder.layers.{layer}.self_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Key, "model.encoder.layers.{layer}.self_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Key, "model.encoder.layers.{layer}.self_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Value, "model.encoder.layers.{layer}.self_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Value, "model.encoder.layers.{layer}.self_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.encoder.layers.{layer}.self_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.encoder.layers.{layer}.self_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.encoder.layers.{layer}.final_layer_norm.weight", "", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.encoder.layers.{layer}.final_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Up, "model.encoder.layers.{layer}.fc1.weight", "", [112, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Up, "model.encoder.layers.{layer}.fc1.bias", "", [112]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Down, "model.encoder.layers.{layer}.fc2.weight", "", [64, 112]) { Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.Down, "model.encoder.layers.{layer}.fc2.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderSlidingLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.encoder.layers.{layer}.self_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.encoder.layers.{layer}.self_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Query, "model.encoder.layers.{layer}.self_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Query, "model.encoder.layers.{layer}.self_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Key, "model.encoder.layers.{layer}.self_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Key, "model.encoder.layers.{layer}.self_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Value, "model.encoder.layers.{layer}.self_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Value, "model.encoder.layers.{layer}.self_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.encoder.layers.{layer}.self_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.encoder.layers.{layer}.self_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.encoder.layers.{layer}.final_layer_norm.weight", "", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.encoder.layers.{layer}.final_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Up, "model.encoder.layers.{layer}.fc1.weight", "", [112, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Up, "model.encoder.layers.{layer}.fc1.bias", "", [112]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Down, "model.encoder.layers.{layer}.fc2.weight", "", [64, 112]) { Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.Down, "model.encoder.layers.{layer}.fc2.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder, Layers = EncoderFullLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.weight", "", [112, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.bias", "", [112]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.weight", "", [64, 112]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding1LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.weight", "", [112, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.bias", "", [112]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.weight", "", [64, 112]) { Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderFullLayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.AttentionNorm, "model.decoder.layers.{layer}.self_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Query, "model.decoder.layers.{layer}.self_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Key, "model.decoder.layers.{layer}.self_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Value, "model.decoder.layers.{layer}.self_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.AttentionOutput, "model.decoder.layers.{layer}.self_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossNorm, "model.decoder.layers.{layer}.encoder_attn_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossQuery, "model.decoder.layers.{layer}.encoder_attn.q_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossKey, "model.decoder.layers.{layer}.encoder_attn.k_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossValue, "model.decoder.layers.{layer}.encoder_attn.v_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.CrossOutput, "model.decoder.layers.{layer}.encoder_attn.out_proj.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.weight", "", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "model.decoder.layers.{layer}.final_layer_norm.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.weight", "", [96, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Up, "model.decoder.layers.{layer}.fc1.bias", "", [96]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.weight", "", [64, 96]) { Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ new(Api::TensorRole.Down, "model.decoder.layers.{layer}.fc2.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder, Layers = DecoderSliding2LayerIndices },
+ ///    1 ×  ┌──────┤
+ ///         │   attention: 4 heads of 16, over tokens at most 8 away
+ ///         │   attention: 4 heads of 16, the last 16 positions
+ ///         │   ReLU, 96 wide
+ /// 236,640 parameters · 251 KFLOP and 0.51 MB of F32 weights a token · 1,536 B of cache a position · 6,656 B of scratch for 8 tokens
