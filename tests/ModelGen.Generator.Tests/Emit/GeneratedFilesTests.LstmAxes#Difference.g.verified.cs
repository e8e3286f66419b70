//HintName: Difference.g.cs
- Highways(batch);
- // yₙ = relu(maxₚ wₙ·characters[p … p + width − 1] + bₙ)    (Kim 2015 §2.1)
- Kernels::CharacterConvolution.Apply<Kernels::Relu>(_characters, _weights.CharacterFilter0, _weights.CharacterFilterBias0, width: 1, column: 0, _filtered, batch);   // 16 of [T × 80]
- Kernels::CharacterConvolution.Apply<Kernels::Relu>(_characters, _weights.CharacterFilter1, _weights.CharacterFilterBias1, width: 2, column: 16, _filtered, batch);  // 32 of [T × 80]
- Kernels::CharacterConvolution.Apply<Kernels::Relu>(_characters, _weights.CharacterFilter2, _weights.CharacterFilterBias2, width: 3, column: 48, _filtered, batch);  // 32 of [T × 80]
- /// <summary>A highway layer.</summary>
- private void Highways(Runtime::WordBatch batch)
- // g = σ(y·Wcᵀ + bc);  y = g ⊙ relu(y·Wtᵀ + bt) + (1 − g) ⊙ y    (Srivastava 2015)
- Kernels::Linear.Apply(_filtered, _weights.HighwayCarry0, _carry, batch.Rows);          // [T × 80]
- Kernels::Linear.Apply(_filtered, _weights.HighwayTransform0, _transform, batch.Rows);  // [T × 80]
- Kernels::Highway.Apply(_carry, _transform, _filtered, batch.Rows);                     // in place
- // c = clip(σ(f + 1) ⊙ c + σ(i) ⊙ tanh(j), ±3);  h = clip((σ(o) ⊙ tanh(c))·Wpᵀ, ±3);  output = h
- // c = clip(σ(f + 1) ⊙ c + σ(i) ⊙ tanh(j), ±3);  h = clip((σ(o) ⊙ tanh(c))·Wpᵀ, ±3);  output = h + x
- Kernels::LstmOutput.Add(_hidden, ProjectionClip, _forward.From(step.First), step.Rows);    // forward += h
- Kernels::Linear.Add(_hidden, w.BackwardRecurrent, _gates.From(step.First), step.Rows);     // gates += h·Wᵀ
- Kernels::Linear.Apply(_activated, w.BackwardProjection, _hidden, step.Rows);               // [sentences × 96]
- Kernels::LstmOutput.Add(_hidden, ProjectionClip, _backward.From(step.First), step.Rows);   // backward += h
- Parameters = 916_640,
- FlopsPerToken = 2_083_840,
- WeightBytesPerToken = 3_653_056,
- new(Api::TensorRole.HighwayCarry, "CNN_high_0/W_carry", "", [80, 80]) { Layers = [0], Transposed = true },
- new(Api::TensorRole.HighwayCarry, "CNN_high_0/b_carry", "", [80]) { Layers = [0], IsBias = true },
- new(Api::TensorRole.HighwayTransform, "CNN_high_0/W_transform", "", [80, 80]) { Layers = [0], Transposed = true },
- new(Api::TensorRole.HighwayTransform, "CNN_high_0/b_transform", "", [80]) { Layers = [0], IsBias = true },
- new("cell clip", ["lstm.cell_clip"], null, 3d) { WhenAbsent = 0L },
- new("skip connections", ["lstm.use_skip_connections"], null, true) { WhenAbsent = false },
- new("highway layers", ["char_cnn.n_highway"], null, 1L) { WhenAbsent = 0L },
- new("activation", ["char_cnn.activation"], null, "relu"),
- private const float CellClip = 3f;
- private readonly Runtime::Activations _carry;       // [T × 80]
- private readonly Runtime::Activations _transform;   // [T × 80]
- _carry = Buffer(offset: 0, columns: 80);
- _transform = Buffer(offset: 80, columns: 80);
- public readonly Runtime::LinearWeights HighwayCarry0;         // [80 × 80]
- public readonly Runtime::LinearWeights HighwayTransform0;     // [80 × 80]
- HighwayCarry0 = store.Matrix(Api::TensorRole.HighwayCarry, 0);
- HighwayTransform0 = store.Matrix(Api::TensorRole.HighwayTransform, 0);
- ///   ─► 80 filters of widths 1, 2, 3 ─► maximum, relu ─► 1 highway layer ─► 96 = layer 0
- ///   ┌──┴── 2 × LSTM, 256 cells ─► 96, begin to end, the upper ones around a skip connection
- /// 916,640 parameters · 2.08 MFLOP and 3.65 MB of F32 weights a word · 58 KB of scratch for 8 words
- bool Runtime::IWordEmbedderFactory.IsStateful => false;
+ // yₙ = tanh(maxₚ wₙ·characters[p … p + width − 1] + bₙ)    (Kim 2015 §2.1)
+ Kernels::CharacterConvolution.Apply<Kernels::Tanh>(_characters, _weights.CharacterFilter0, _weights.CharacterFilterBias0, width: 1, column: 0, _filtered, batch);   // 16 of [T × 80]
+ Kernels::CharacterConvolution.Apply<Kernels::Tanh>(_characters, _weights.CharacterFilter1, _weights.CharacterFilterBias1, width: 2, column: 16, _filtered, batch);  // 32 of [T × 80]
+ Kernels::CharacterConvolution.Apply<Kernels::Tanh>(_characters, _weights.CharacterFilter2, _weights.CharacterFilterBias2, width: 3, column: 48, _filtered, batch);  // 32 of [T × 80]
+ // c = σ(f + 1) ⊙ c + σ(i) ⊙ tanh(j);  h = clip((σ(o) ⊙ tanh(c))·Wpᵀ, ±3);  output = h
+ Parameters = 903_680,
+ FlopsPerToken = 2_058_240,
+ WeightBytesPerToken = 3_601_216,
+ new("cell clip", ["lstm.cell_clip"], null, 0d) { WhenAbsent = 0L },
+ new("skip connections", ["lstm.use_skip_connections"], null, false) { WhenAbsent = false },
+ new("highway layers", ["char_cnn.n_highway"], null, 0L) { WhenAbsent = 0L },
+ new("activation", ["char_cnn.activation"], null, "tanh"),
+ private const float CellClip = float.PositiveInfinity;
+ ///   ─► 80 filters of widths 1, 2, 3 ─► maximum, tanh ─► 96 = layer 0
+ ///   ┌──┴── 2 × LSTM, 256 cells ─► 96, begin to end
+ /// 903,680 parameters · 2.06 MFLOP and 3.6 MB of F32 weights a word · 58 KB of scratch for 8 words
+ bool Runtime::IWordEmbedderFactory.IsStateful => true;
