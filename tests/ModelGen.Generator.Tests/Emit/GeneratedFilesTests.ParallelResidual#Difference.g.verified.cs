//HintName: Difference.g.cs
- /// <summary>One of 5 layers: hidden += attention(norm(hidden)), then hidden += feedForward(norm(hidden)).</summary>
- Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalized, rows);           // [T × 64]
- Kernels::GatedLinear.Apply<Kernels::Silu>(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
- Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                       // hidden += gated·Wᵀ
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
- _normalized = Buffer(offset: 416, columns: 64);
- _query = Buffer(offset: 0, columns: 64);
- _key = Buffer(offset: 64, columns: 32);
- _value = Buffer(offset: 96, columns: 32);
- _context = Buffer(offset: 64, columns: 64);
- ///         ┌──────┤
+ /// <summary>One of 5 layers: hidden += attention(norm₁(hidden)) + feedForward(norm₂(hidden)).</summary>
+ Kernels::RmsNorm.Apply(_hidden, w.FeedForwardNorm, Epsilon, _normalizedToo, rows);        // [T × 64]
+ Kernels::GatedLinear.Apply<Kernels::Silu>(_normalizedToo, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]
+ Kernels::Linear.Add(_gated, w.Down, _hidden, rows);                                          // hidden += gated·Wᵀ
+ private readonly Runtime::Activations _hidden;         // [T × 64]
+ private readonly Runtime::Activations _rotary;         // [T × 2 × 4]
+ private readonly Runtime::Activations _normalized;     // [T × 64]
+ private readonly Runtime::Activations _normalizedToo;  // [T × 64]
+ private readonly Runtime::Activations _query;          // [T × 8 × 8]
+ private readonly Runtime::Activations _key;            // [T × 4 × 8]
+ private readonly Runtime::Activations _value;          // [T × 4 × 8]
+ private readonly Runtime::Activations _context;        // [T × 8 × 8]
+ private readonly Runtime::Activations _up;             // [T × 172]
+ private readonly Runtime::Activations _gated;          // [T × 172]
+ private readonly Runtime::Activations _selected;       // [outputs × 64]
+ _normalized = Buffer(offset: 0, columns: 64);
+ _normalizedToo = Buffer(offset: 416, columns: 64);
+ _query = Buffer(offset: 64, columns: 64);
+ _key = Buffer(offset: 128, columns: 32);
+ _value = Buffer(offset: 160, columns: 32);
+ _context = Buffer(offset: 0, columns: 64);
