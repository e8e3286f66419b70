//HintName: Difference.g.cs
- // hidden = √64·E[token] + sinusoids[position]    (Vaswani 2017 §3.5)
- Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, batch.Hidden);  // [T × 64]
- Kernels::ScaledCopy.Apply(batch.Hidden, EmbeddingScale, batch.Hidden, rows);   // batch.Hidden = √64·batch.Hidden
- PositionSinusoids.Add(batch, batch.Hidden);                                    // hidden += sin and cos of position × frequency
- // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over the causal mask    (Vaswani 2017 §3.2)
- Kernels::Linear.Apply(batch.Hidden, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
- Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch);    // [T × 4 × 16]
- Kernels::Linear.Add(_context, w.AttentionOutput, batch.Hidden, rows);                      // batch.Hidden += context·Wᵀ
- Kernels::LayerNorm.Apply(batch.Hidden, w.AttentionNorm, Epsilon, batch.Hidden, rows);      // [T × 64]
- // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over the source, whose K and V are there already    (Vaswani 2017 §3.2.3)
- Kernels::Linear.Apply(batch.Hidden, w.CrossQuery, _query, rows);                                      // [T × 4 × 16]
- Kernels::Linear.Add(_context, w.CrossOutput, batch.Hidden, rows);                                     // batch.Hidden += context·Wᵀ
- Kernels::LayerNorm.Apply(batch.Hidden, w.CrossNorm, Epsilon, batch.Hidden, rows);                     // [T × 64]
- // FFN(x) = relu(x·Wupᵀ + b)·Wdownᵀ + b    (Vaswani 2017 §3.3)
- Kernels::ActivatedLinear.Apply<Kernels::Relu>(batch.Hidden, w.Up, _up, rows);            // [T × 112]
- Kernels::Linear.Add(_up, w.Down, batch.Hidden, rows);                                    // batch.Hidden += up·Wᵀ
- Kernels::LayerNorm.Apply(batch.Hidden, w.FeedForwardNorm, Epsilon, batch.Hidden, rows);  // [T × 64]
- // logits = hidden·Woutᵀ
- Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);          // [outputs × 64]
- Kernels::Linear.Apply(_selected, _weights.Head, batch.Logits, batch.Outputs);  // [outputs × 170]
- /// <summary>The forward pass and its scratch memory: 192 floats for each token of a pass.</summary>
- private const int FloatsPerToken = 192;
- private const float Epsilon = 1e-5f;
- private const float EmbeddingScale = 8f;
- private static readonly Kernels::Sinusoids PositionSinusoids = new(hidden: 64, Api::SinusoidLayout.Concatenated, Api::SinusoidSpacing.Inclusive, offset: 2);
- private readonly Runtime::Activations _query;     // [T × 4 × 16]
- private readonly Runtime::Activations _key;       // [T × 4 × 16]
- private readonly Runtime::Activations _value;     // [T × 4 × 16]
- private readonly Runtime::Activations _context;   // [T × 4 × 16]
- private readonly Runtime::Activations _up;        // [T × 112]
- private readonly Runtime::Activations _selected;  // [outputs × 64]
- /// <summary>4 heads of 16: constants that the kernel is compiled for.</summary>
- public static float Scale => 0.25f;    // 1/√16
- public static int Window => 0;         // the whole context
- public static float Scale => 0.25f;                                        // 1/√16
- public readonly Runtime::LinearWeights Head;            // [170 × 64]
- Head = store.Matrix(Api::TensorRole.Head);
- /// <summary>The weights of one layer: 4 heads of 16.</summary>
- /// <summary>Token ids to hidden states, a row of the 150 × 64 embedding each.</summary>
- Kernels::EmbeddingLookup.Apply(batch, _weights.SourceEmbedding, batch.Hidden);  // [T × 64]
- Kernels::ScaledCopy.Apply(batch.Hidden, EmbeddingScale, batch.Hidden, rows);    // batch.Hidden = √64·batch.Hidden
- PositionSinusoids.Add(batch, batch.Hidden);                                     // hidden += sin and cos of position × frequency
- /// <summary>One of 2 layers: hidden = norm(hidden + attention(hidden)), then hidden = norm(hidden + feedForward(hidden)).</summary>
- // Attention(Q, K, V) = softmax(QKᵀ/√16)·V over all tokens of the text    (Vaswani 2017 §3.2)
- Kernels::GroupedAttention.Apply<EncoderLayerAttention>(_query, 0, _context, batch);        // [T × 4 × 16]
- /// <summary>4 heads of 16, over the whole text: constants that the kernel is compiled for.</summary>
- public readonly Runtime::LinearWeights SourceEmbedding;  // [150 × 64]
- SourceEmbedding = store.Matrix(Api::TensorRole.SourceEmbedding);
- /// <summary>The weights of one layer: 4 heads of 16, over the whole text.</summary>
- Parameters = 238_704,
- FlopsPerToken = 255_232,
- WeightBytesPerToken = 522_048,
- ScratchBytesPerToken = 768,
- SourceVocabulary = 150,
- SourceFlopsPerToken = 172_032,
- new(Api::TensorRole.SourceEmbedding, "model.encoder.embed_tokens.weight", "", [150, 64]),
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
- new(Api::TensorRole.TokenEmbedding, "model.decoder.embed_tokens.weight", "", [170, 64]),
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
- new(Api::TensorRole.Head, "model.decoder.output_projection.weight", "", [170, 64]),
- new("hidden size", ["d_model"], null, 64L),
- new("layers of the encoder", ["encoder_layers"], null, 2L),
- new("heads of the encoder", ["encoder_attention_heads"], null, 4L),
- new("feed-forward size of the encoder", ["encoder_ffn_dim"], null, 112L),
- new("layers of the decoder", ["decoder_layers"], null, 3L),
- new("heads of the decoder", ["decoder_attention_heads"], null, 4L),
- new("feed-forward size of the decoder", ["decoder_ffn_dim"], null, 112L),
- new("context", ["max_position_embeddings"], null, 64L) { Comparison = Api::SettingComparison.AtLeast },
- new("activation", ["activation_function"], null, new[] { "relu" }),
- new("embedding scaled by √hidden", ["scale_embedding"], null, true),
- new("vocabulary of sources", ["src_vocab_size"], null, 150L),
- new("vocabulary", ["tgt_vocab_size"], null, 170L),
- new("offset of positions less one", ["pad_token_id"], null, 1L),
- Ignored = ["model.encoder.embed_positions.weight", "model.decoder.embed_positions.weight"],
- /// source ids ─► embedding, 150 × 64 × √64 + sinusoids
- ///         │   attention: 4 heads of 16, over the whole text
- ///         └────► + ─► LayerNorm
- ///         │   ReLU, 112 wide
- ///             hidden states ─► keys and values of the source, for each layer of the decoder
- /// target ids ─► embedding, 170 × 64 × √64 + sinusoids
- ///         │   attention: 4 heads of 16
- ///         │   attention to the source: 4 heads of 16
- ///             hidden states ─► logits, 170
- /// 238,704 parameters · 255 KFLOP and 0.52 MB of F32 weights a token · 1,536 B of cache a position · 6,144 B of scratch for 8 tokens
- /// Of a source: 172 KFLOP and 1,536 B of keys and values a token
+ // hidden = E[token]
+ Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, _hidden);  // [T × 64]
+ // Attention(Q, K, V) = softmax(QKᵀ·1 + bias[distance])·V over the causal mask    (Vaswani 2017 §3.2; relative biases: Raffel 2020 §2.1)
+ Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);                                         // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);                              // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<DecoderLayerAttention>(_query, layer, _context, batch, relativeBias: _relativeBias);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                                                      // hidden += context·Wᵀ
+ // Attention(Q, K, V) = softmax(QKᵀ·1)·V over the source, whose K and V are there already    (Vaswani 2017 §3.2.3)
+ Kernels::RmsNorm.Apply(_hidden, w.CrossNorm, Epsilon, _normalized, rows);                             // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.CrossQuery, _query, rows);                                       // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.CrossOutput, _hidden, rows);                                          // hidden += context·Wᵀ
+ // FFN(x) = (gelu_tanh(x·Wgateᵀ) ⊙ x·Wupᵀ)·Wdownᵀ    (Shazeer 2020)
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);               // [T × 64]
+ Kernels::GatedLinear.Apply<Kernels::GeluTanh>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 112]
+ Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                           // hidden += gated·Wᵀ
+ // hidden = norm(hidden)
+ Kernels::RmsNorm.Apply(_hidden, _weights.FinalNorm, Epsilon, batch.Hidden, rows);  // [T × 64]
+ // logits = hidden·Eᵀ, the embedding once more    (Press and Wolf 2017)
+ Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);                    // [outputs × 64]
+ Kernels::Linear.Apply(_selected, _weights.TokenEmbedding, batch.Logits, batch.Outputs);  // [outputs × 170]
+ // logits = 0.125·logits
+ Kernels::ScaledCopy.Apply(batch.Logits, LogitScale, batch.Logits, batch.Outputs);  // batch.Logits = 0.125·batch.Logits
+ /// <summary>The forward pass and its scratch memory: 352 floats for each token of a pass.</summary>
+ private const int FloatsPerToken = 352;
+ private const float Epsilon = 1e-6f;
+ private const float LogitScale = 0.125f;
+ private readonly Kernels::RelativeBias _relativeBias;
+ private readonly Runtime::Activations _hidden;      // [T × 64]
+ private readonly Runtime::Activations _normalized;  // [T × 64]
+ private readonly Runtime::Activations _gated;       // [T × 112]
+ private readonly Runtime::Activations _selected;    // [outputs × 64]
+ _relativeBias = new Kernels::RelativeBias(weights.RelativeBias, heads: 4, buckets: 32, maxDistance: 128, bidirectional: false);
+ _hidden = Buffer(offset: 224, columns: 64);
+ _normalized = Buffer(offset: 288, columns: 64);
+ _gated = Buffer(offset: 112, columns: 112);
+ /// <summary>4 heads of 16, biases of 32 buckets of distances up to 128: constants that the kernel is compiled for.</summary>
+ public static float Scale => 1f;
+ public static bool RelativeBias => true;  // scores + the learned bias of the distance
+ public static int Window => 0;            // the whole context
+ public readonly Runtime::VectorWeights RelativeBias;    // [32 × 4]
+ public readonly Runtime::VectorWeights FinalNorm;       // [64]
+ RelativeBias = store.Vector(Api::TensorRole.RelativeBias, stack: Api::Stack.Decoder);
+ FinalNorm = store.Vector(Api::TensorRole.FinalNorm, stack: Api::Stack.Decoder);
+ /// <summary>The weights of one layer: 4 heads of 16, biases of 32 buckets of distances up to 128.</summary>
+ public readonly Runtime::LinearWeights Gate;             // [112 × 64]
+ Gate = store.Matrix(Api::TensorRole.Gate, layer, Api::Stack.Decoder);
+ Normalize(batch);
+ /// <summary>One of 2 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
+ // Attention(Q, K, V) = softmax(QKᵀ·1 + bias[distance])·V over all tokens of the text    (Vaswani 2017 §3.2; relative biases: Raffel 2020 §2.1)
+ Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);                                     // [T × 64]
+ Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);                          // [T × 4 × 16], [T × 4 × 16], [T × 4 × 16]
+ Kernels::GroupedAttention.Apply<EncoderLayerAttention>(_query, 0, _context, batch, relativeBias: _relativeBias);  // [T × 4 × 16]
+ Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);                                                  // hidden += context·Wᵀ
+ /// <summary>The norm after the last layer.</summary>
+ private void Normalize(Runtime::TokenBatch batch)
+ _relativeBias = new Kernels::RelativeBias(weights.RelativeBias, heads: 4, buckets: 32, maxDistance: 128, bidirectional: true);
+ /// <summary>4 heads of 16, biases of 32 buckets of distances up to 128, over the whole text: constants that the kernel is compiled for.</summary>
+ public static bool RelativeBias => true;                                   // scores + the learned bias of the distance
+ RelativeBias = store.Vector(Api::TensorRole.RelativeBias, stack: Api::Stack.Encoder);
+ FinalNorm = store.Vector(Api::TensorRole.FinalNorm, stack: Api::Stack.Encoder);
+ /// <summary>The weights of one layer: 4 heads of 16, biases of 32 buckets of distances up to 128, over the whole text.</summary>
+ Gate = store.Matrix(Api::TensorRole.Gate, layer, Api::Stack.Encoder);
+ Parameters = 250_688,
+ FlopsPerToken = 298_240,
+ WeightBytesPerToken = 599_552,
+ ScratchBytesPerToken = 1_408,
+ SourceVocabulary = 170,
+ SourceFlopsPerToken = 200_704,
+ new(Api::TensorRole.RelativeBias, "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight", "enc.blk.0.attn_rel_b.weight", [32, 4]) { Stack = Api::Stack.Encoder, IsTable = true },
+ new(Api::TensorRole.AttentionNorm, "encoder.block.{layer}.layer.0.layer_norm.weight", "enc.blk.{layer}.attn_norm.weight", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.Query, "encoder.block.{layer}.layer.0.SelfAttention.q.weight", "enc.blk.{layer}.attn_q.weight", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.Key, "encoder.block.{layer}.layer.0.SelfAttention.k.weight", "enc.blk.{layer}.attn_k.weight", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.Value, "encoder.block.{layer}.layer.0.SelfAttention.v.weight", "enc.blk.{layer}.attn_v.weight", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "encoder.block.{layer}.layer.0.SelfAttention.o.weight", "enc.blk.{layer}.attn_o.weight", [64, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "encoder.block.{layer}.layer.1.layer_norm.weight", "enc.blk.{layer}.ffn_norm.weight", [64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.Gate, "encoder.block.{layer}.layer.1.DenseReluDense.wi_0.weight", "enc.blk.{layer}.ffn_gate.weight", [112, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.Up, "encoder.block.{layer}.layer.1.DenseReluDense.wi_1.weight", "enc.blk.{layer}.ffn_up.weight", [112, 64]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.Down, "encoder.block.{layer}.layer.1.DenseReluDense.wo.weight", "enc.blk.{layer}.ffn_down.weight", [64, 112]) { Stack = Api::Stack.Encoder, Layers = EncoderLayerIndices },
+ new(Api::TensorRole.FinalNorm, "encoder.final_layer_norm.weight", "enc.output_norm.weight", [64]) { Stack = Api::Stack.Encoder },
+ new(Api::TensorRole.TokenEmbedding, "shared.weight", "token_embd.weight", [170, 64]),
+ new(Api::TensorRole.RelativeBias, "decoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight", "dec.blk.0.attn_rel_b.weight", [32, 4]) { Stack = Api::Stack.Decoder, IsTable = true },
+ new(Api::TensorRole.AttentionNorm, "decoder.block.{layer}.layer.0.layer_norm.weight", "dec.blk.{layer}.attn_norm.weight", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.Query, "decoder.block.{layer}.layer.0.SelfAttention.q.weight", "dec.blk.{layer}.attn_q.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.Key, "decoder.block.{layer}.layer.0.SelfAttention.k.weight", "dec.blk.{layer}.attn_k.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.Value, "decoder.block.{layer}.layer.0.SelfAttention.v.weight", "dec.blk.{layer}.attn_v.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.AttentionOutput, "decoder.block.{layer}.layer.0.SelfAttention.o.weight", "dec.blk.{layer}.attn_o.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.CrossNorm, "decoder.block.{layer}.layer.1.layer_norm.weight", "dec.blk.{layer}.cross_attn_norm.weight", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.CrossQuery, "decoder.block.{layer}.layer.1.EncDecAttention.q.weight", "dec.blk.{layer}.cross_attn_q.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.CrossKey, "decoder.block.{layer}.layer.1.EncDecAttention.k.weight", "dec.blk.{layer}.cross_attn_k.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.CrossValue, "decoder.block.{layer}.layer.1.EncDecAttention.v.weight", "dec.blk.{layer}.cross_attn_v.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.CrossOutput, "decoder.block.{layer}.layer.1.EncDecAttention.o.weight", "dec.blk.{layer}.cross_attn_o.weight", [64, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.FeedForwardNorm, "decoder.block.{layer}.layer.2.layer_norm.weight", "dec.blk.{layer}.ffn_norm.weight", [64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.Gate, "decoder.block.{layer}.layer.2.DenseReluDense.wi_0.weight", "dec.blk.{layer}.ffn_gate.weight", [112, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.Up, "decoder.block.{layer}.layer.2.DenseReluDense.wi_1.weight", "dec.blk.{layer}.ffn_up.weight", [112, 64]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.Down, "decoder.block.{layer}.layer.2.DenseReluDense.wo.weight", "dec.blk.{layer}.ffn_down.weight", [64, 112]) { Stack = Api::Stack.Decoder, Layers = DecoderLayerIndices },
+ new(Api::TensorRole.FinalNorm, "decoder.final_layer_norm.weight", "dec.output_norm.weight", [64]) { Stack = Api::Stack.Decoder },
+ new("layers of the encoder", ["num_layers"], "{arch}.block_count", 2L),
+ new("layers of the decoder", ["num_decoder_layers", "num_layers"], "{arch}.decoder_block_count", 3L),
+ new("tied embedding", ["tie_word_embeddings"], null, true) { WhenAbsent = true },
+ new("logits scaled by 1/√hidden", ["scale_decoder_outputs", "tie_word_embeddings"], null, true) { WhenAbsent = true },
+ new("hidden size", ["d_model"], "{arch}.embedding_length", 64L),
+ new("feed-forward size", ["d_ff"], "{arch}.feed_forward_length", 112L),
+ new("vocabulary", ["vocab_size"], "{arch}.vocab_size", 170L),
+ new("heads", ["num_heads"], "{arch}.attention.head_count", 4L),
+ new("head size", ["d_kv"], "{arch}.attention.key_length", 16L),
+ new("buckets of distances", ["relative_attention_num_buckets"], "{arch}.attention.relative_buckets_count", 32L) { WhenAbsent = 32L, GgufWhenAbsent = 32L },
+ new("greatest distance", ["relative_attention_max_distance"], null, 128L) { WhenAbsent = 128L },
+ new("activation", ["feed_forward_proj"], null, new[] { "gated-gelu_pytorch_tanh", "gated-gelu_new", "gated-gelu_fast", "gated-gelu" }) { WhenAbsent = "relu" },
+ new("norm epsilon", ["layer_norm_epsilon"], "{arch}.attention.layer_norm_rms_epsilon", 1e-6d),
+ new("architecture", [], "general.architecture", "t5"),
+ Ignored = ["encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight", "lm_head.weight"],
+ GgufTiedCopy = "output.weight",
+ /// source ids ─► embedding, 170 × 64
+ ///         │   RMSNorm ─► attention: 4 heads of 16, biases of 32 buckets of distances up to 128, over the whole text
+ ///         └────► +
+ ///         │   RMSNorm ─► GeGLU (tanh), 112 wide
+ ///             RMSNorm ─► keys and values of the source, for each layer of the decoder
+ /// target ids ─► embedding, 170 × 64
+ ///         │   RMSNorm ─► attention: 4 heads of 16, biases of 32 buckets of distances up to 128
+ ///         │   RMSNorm ─► attention to the source: 4 heads of 16
+ ///             RMSNorm ─► logits, 170 (the embedding, tied)
+ /// 250,688 parameters · 298 KFLOP and 0.6 MB of F32 weights a token · 1,536 B of cache a position · 11.26 KB of scratch for 8 tokens
+ /// Of a source: 201 KFLOP and 1,536 B of keys and values a token
