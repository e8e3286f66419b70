//HintName: Difference.g.cs
- /// <summary>Hidden states to logits over 200 tokens, as if each token were masked.</summary>
- // transformed = norm(gelu(hidden·Wᵀ + b))    (Devlin 2018 §3.1)
- Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);                                           // [outputs × 64]
- Kernels::ActivatedLinear.Apply<Kernels::Gelu>(_selected, _weights.HeadTransform, _transformed, batch.Outputs);  // [outputs × 64]
- Kernels::LayerNorm.Apply(_transformed, _weights.HeadNorm, Epsilon, _transformed, batch.Outputs);                // [outputs × 64]
- // logits = transformed·Eᵀ + b, the embedding once more
- Kernels::Linear.Apply(_transformed, _weights.Head, batch.Logits, batch.Outputs);  // [outputs × 200]
- Parameters = 92_842,
- FlopsPerToken = 165_120,
- WeightBytesPerToken = 338_600,
- Heads = [new(Api::Head.Pooler, 64), new(Api::Head.MaskedLanguageModel, 200), new(Api::Head.NextSentence, 2)],
- new(Api::TensorRole.HeadTransform, "cls.predictions.transform.dense.weight", "", [64, 64]),
- new(Api::TensorRole.HeadTransform, "cls.predictions.transform.dense.bias", "", [64]) { IsBias = true },
- new(Api::TensorRole.HeadNorm, "cls.predictions.transform.LayerNorm.weight", "", [64]),
- new(Api::TensorRole.HeadNorm, "cls.predictions.transform.LayerNorm.bias", "", [64]) { IsBias = true },
- new(Api::TensorRole.Head, "cls.predictions.bias", "", [200]) { IsBias = true },
- new("tied embedding", ["tie_word_embeddings"], null, true) { WhenAbsent = true },
- Ignored = ["cls.predictions.decoder.weight", "classifier.weight", "classifier.bias", "bert.embeddings.position_ids", "cls.predictions.decoder.bias"],
- private readonly Runtime::Activations _query;        // [T × 4 × 16]
- private readonly Runtime::Activations _key;          // [T × 4 × 16]
- private readonly Runtime::Activations _value;        // [T × 4 × 16]
- private readonly Runtime::Activations _context;      // [T × 4 × 16]
- private readonly Runtime::Activations _up;           // [T × 112]
- private readonly Runtime::Activations _first;        // [texts × 64]
- private readonly Runtime::Activations _selected;     // [outputs × 64]
- private readonly Runtime::Activations _transformed;  // [outputs × 64]
- _transformed = Buffer(offset: 64, columns: 64);
- public readonly Runtime::LinearWeights HeadTransform;       // [64 × 64]
- public readonly Runtime::VectorWeights HeadNorm;            // [64]
- HeadTransform = store.Matrix(Api::TensorRole.HeadTransform);
- HeadNorm = store.Vector(Api::TensorRole.HeadNorm);
- Head = store.TiedMatrix(Api::TensorRole.Head);
- ///             hidden states ─► pooled, of the first token; logits, 200 (the embedding, tied); next sentence, of the pooled
- /// 92,842 parameters · 165 KFLOP and 339 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
+ /// <summary>Hidden states to logits over 200 tokens, for the tokens that were asked for.</summary>
+ // logits = hidden·Woutᵀ
+ Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);          // [outputs × 64]
+ Kernels::Linear.Apply(_selected, _weights.Head, batch.Logits, batch.Outputs);  // [outputs × 200]
+ Parameters = 101_154,
+ FlopsPerToken = 156_928,
+ WeightBytesPerToken = 320_904,
+ Heads = [new(Api::Head.LanguageModel, 200), new(Api::Head.Pooler, 64), new(Api::Head.NextSentence, 2)],
+ new(Api::TensorRole.Head, "cls.predictions.decoder.weight", "", [200, 64]),
+ Ignored = ["cls.predictions.transform.dense.weight", "cls.predictions.transform.dense.bias", "cls.predictions.transform.LayerNorm.weight", "cls.predictions.transform.LayerNorm.bias", "cls.predictions.bias", "classifier.weight", "classifier.bias", "bert.embeddings.position_ids", "cls.predictions.decoder.bias"],
+ private readonly Runtime::Activations _query;     // [T × 4 × 16]
+ private readonly Runtime::Activations _key;       // [T × 4 × 16]
+ private readonly Runtime::Activations _value;     // [T × 4 × 16]
+ private readonly Runtime::Activations _context;   // [T × 4 × 16]
+ private readonly Runtime::Activations _up;        // [T × 112]
+ private readonly Runtime::Activations _selected;  // [outputs × 64]
+ private readonly Runtime::Activations _first;     // [texts × 64]
+ Head = store.Matrix(Api::TensorRole.Head);
+ ///             hidden states ─► logits, 200; pooled, of the first token; next sentence, of the pooled
+ /// 101,154 parameters · 157 KFLOP and 321 KB of F32 weights a token · 512 B of cache a position · 6,144 B of scratch for 8 tokens
