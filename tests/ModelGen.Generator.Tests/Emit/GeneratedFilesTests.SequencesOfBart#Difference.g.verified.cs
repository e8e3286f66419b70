//HintName: Difference.g.cs
- // hidden = √64·E[token] + sinusoids[position]    (Vaswani 2017 §3.5)
- Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, batch.Hidden);  // [T × 64]
- Kernels::ScaledCopy.Apply(batch.Hidden, EmbeddingScale, batch.Hidden, rows);   // batch.Hidden = √64·batch.Hidden
- PositionSinusoids.Add(batch, batch.Hidden);                                    // hidden += sin and cos of position × frequency
- // logits = hidden·Woutᵀ
- private static readonly Kernels::Sinusoids PositionSinusoids = new(hidden: 64, Api::SinusoidLayout.Concatenated, Api::SinusoidSpacing.Inclusive, offset: 2);
- public readonly Runtime::LinearWeights TokenEmbedding;  // [170 × 64]
- public readonly Runtime::LinearWeights Head;            // [170 × 64]
- Head = store.Matrix(Api::TensorRole.Head);
- /// <summary>Token ids to hidden states, a row of the 150 × 64 embedding each.</summary>
- Kernels::EmbeddingLookup.Apply(batch, _weights.SourceEmbedding, batch.Hidden);  // [T × 64]
- Kernels::ScaledCopy.Apply(batch.Hidden, EmbeddingScale, batch.Hidden, rows);    // batch.Hidden = √64·batch.Hidden
- PositionSinusoids.Add(batch, batch.Hidden);                                     // hidden += sin and cos of position × frequency
- public readonly Runtime::LinearWeights SourceEmbedding;  // [150 × 64]
- SourceEmbedding = store.Matrix(Api::TensorRole.SourceEmbedding);
- Parameters = 238_704,
- WeightBytesPerToken = 522_048,
- SourceVocabulary = 150,
- new(Api::TensorRole.SourceEmbedding, "model.encoder.embed_tokens.weight", "", [150, 64]),
- new(Api::TensorRole.TokenEmbedding, "model.decoder.embed_tokens.weight", "", [170, 64]),
- new(Api::TensorRole.Head, "model.decoder.output_projection.weight", "", [170, 64]),
- new("context", ["max_position_embeddings"], null, 64L) { Comparison = Api::SettingComparison.AtLeast },
- new("vocabulary of sources", ["src_vocab_size"], null, 150L),
- new("vocabulary", ["tgt_vocab_size"], null, 170L),
- new("offset of positions less one", ["pad_token_id"], null, 1L),
- Ignored = ["model.encoder.embed_positions.weight", "model.decoder.embed_positions.weight"],
- /// source ids ─► embedding, 150 × 64 × √64 + sinusoids
- /// target ids ─► embedding, 170 × 64 × √64 + sinusoids
- ///             hidden states ─► logits, 170
- /// 238,704 parameters · 255 KFLOP and 0.52 MB of F32 weights a token · 1,536 B of cache a position · 6,144 B of scratch for 8 tokens
+ // hidden = √64·E[token] + P[position]    (Gehring 2017)
+ Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, batch.Hidden);            // [T × 64]
+ Kernels::ScaledCopy.Apply(batch.Hidden, EmbeddingScale, batch.Hidden, rows);             // batch.Hidden = √64·batch.Hidden
+ Kernels::EmbeddingLookup.AddPositions(batch, _weights.PositionEmbedding, batch.Hidden);  // hidden += P[position]
+ // hidden = norm(hidden), the embedding's own    (Dettmers 2021)
+ Kernels::LayerNorm.Apply(batch.Hidden, _weights.EmbeddingNorm, Epsilon, batch.Hidden, rows);  // [T × 64]
+ // logits = hidden·Eᵀ, the embedding once more    (Press and Wolf 2017)
+ public readonly Runtime::LinearWeights TokenEmbedding;     // [170 × 64]
+ public readonly Runtime::LinearWeights PositionEmbedding;  // [64 × 64]
+ public readonly Runtime::VectorWeights EmbeddingNorm;      // [64]
+ public readonly Runtime::LinearWeights Head;               // [170 × 64]
+ PositionEmbedding = store.Matrix(Api::TensorRole.PositionEmbedding, stack: Api::Stack.Decoder);
+ EmbeddingNorm = store.Vector(Api::TensorRole.EmbeddingNorm, stack: Api::Stack.Decoder);
+ Head = store.TiedMatrix(Api::TensorRole.Head);
+ // hidden = norm(hidden), the embedding's own
+ PositionEmbedding = store.Matrix(Api::TensorRole.PositionEmbedding, stack: Api::Stack.Encoder);
+ EmbeddingNorm = store.Vector(Api::TensorRole.EmbeddingNorm, stack: Api::Stack.Encoder);
+ Parameters = 226_842,
+ WeightBytesPerToken = 523_240,
+ SourceVocabulary = 170,
+ new(Api::TensorRole.PositionEmbedding, "model.encoder.embed_positions.weight", "", [64, 64]) { Stack = Api::Stack.Encoder, Fused = new(66, 2, 64, 64) },
+ new(Api::TensorRole.EmbeddingNorm, "model.encoder.layernorm_embedding.weight", "", [64]) { Stack = Api::Stack.Encoder },
+ new(Api::TensorRole.EmbeddingNorm, "model.encoder.layernorm_embedding.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Encoder },
+ new(Api::TensorRole.TokenEmbedding, "model.shared.weight", "", [170, 64]),
+ new(Api::TensorRole.PositionEmbedding, "model.decoder.embed_positions.weight", "", [64, 64]) { Stack = Api::Stack.Decoder, Fused = new(66, 2, 64, 64) },
+ new(Api::TensorRole.EmbeddingNorm, "model.decoder.layernorm_embedding.weight", "", [64]) { Stack = Api::Stack.Decoder },
+ new(Api::TensorRole.EmbeddingNorm, "model.decoder.layernorm_embedding.bias", "", [64]) { IsBias = true, Stack = Api::Stack.Decoder },
+ new(Api::TensorRole.Head, "final_logits_bias", "", [170]) { IsBias = true, IsRow = true },
+ new("context", ["max_position_embeddings"], null, 64L),
+ new("architecture", ["model_type"], null, new[] { "bart", "mbart", "plbart" }),
+ new("vocabulary", ["decoder_vocab_size", "vocab_size"], null, 170L),
+ new("vocabulary of sources", ["vocab_size"], null, 170L),
+ new("one embedding of both stacks", ["share_encoder_decoder_embeddings"], null, true) { WhenAbsent = true },
+ new("tied embedding", ["tie_word_embeddings"], null, true) { WhenAbsent = true },
+ new("norms before branches", ["normalize_before"], null, false) { WhenAbsent = false },
+ new("norm after the last layer", ["add_final_layer_norm"], null, false) { WhenAbsent = false },
+ new("norm of the embedded tokens", ["normalize_embedding"], null, true) { WhenAbsent = true },
+ Ignored = ["model.encoder.embed_tokens.weight", "model.decoder.embed_tokens.weight", "lm_head.weight"],
+ /// source ids ─► embedding, 170 × 64 × √64 + 64 positions ─► LayerNorm
+ /// target ids ─► embedding, 170 × 64 × √64 + 64 positions ─► LayerNorm
+ ///             hidden states ─► logits, 170 (the embedding, tied)
+ /// 226,842 parameters · 255 KFLOP and 0.52 MB of F32 weights a token · 1,536 B of cache a position · 6,144 B of scratch for 8 tokens
