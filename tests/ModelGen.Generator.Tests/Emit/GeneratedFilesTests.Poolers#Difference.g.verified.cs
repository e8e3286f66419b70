//HintName: Difference.g.cs
- /// <summary>A vector for each text, from its first token.</summary>
- // pooled = tanh(hidden of the first token·Wᵀ + b)    (Devlin 2018)
- Kernels::GatherRows.Apply(batch.Hidden, batch.FirstRows, _first);                                          // [texts × 64]
- Kernels::ActivatedLinear.Apply<Kernels::Tanh>(_first, _weights.Pooler, batch.Pooled, batch.SequenceRows);  // [texts × 64]
- private readonly Runtime::Activations _first;        // [texts × 64]
- _first = Buffer(offset: 0, columns: 64);
- ///             hidden states ─► pooled, of the first token; logits, 200 (the embedding, tied); next sentence, of the pooled
+ /// <summary>A vector for each text, from its tokens.</summary>
+ // pooled = gelu(mean of hidden over the tokens·Wᵀ + b)    (Reimers and Gurevych 2019 §3)
+ Kernels::TextMeans.Apply(batch.Hidden, batch, _mean);                                                     // [texts × 64]
+ Kernels::ActivatedLinear.Apply<Kernels::Gelu>(_mean, _weights.Pooler, batch.Pooled, batch.SequenceRows);  // [texts × 64]
+ private readonly Runtime::Activations _mean;         // [texts × 64]
+ _mean = Buffer(offset: 0, columns: 64);
+ ///             hidden states ─► pooled, of the tokens; logits, 200 (the embedding, tied); next sentence, of the pooled
