using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Root mean square normalization, <c>w ⊙ x / √(mean(x²) + ε)</c>. Zhang and Sennrich 2019.</summary>
/// <remarks>The order in which squares are summed depends on the row's length alone.</remarks>
public static unsafe class RmsNorm
{
    /// <summary>Normalizes whole rows.</summary>
    /// <param name="input"><c>[tokens × Length]</c></param>
    /// <param name="weight"><c>[Length]</c></param>
    /// <param name="epsilon">ε, added to the mean of the squares.</param>
    /// <param name="output"><c>[tokens × Length]</c>; may be <paramref name="input"/>.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weight.</exception>
    public static void Apply(Activations input, in VectorWeights weight, float epsilon, Activations output, Rows rows)
    {
        Shape.Equal(input.Columns, weight.Length, "columns of the input of a norm");
        Shape.Equal(output.Columns, weight.Length, "columns of the output of a norm");
        Shape.Holds(rows.Count, input.Rows, "the input of a norm");
        Shape.Holds(rows.Count, output.Rows, "the output of a norm");
        Run(input.Data, weight.Data, weight.Length, epsilon, output.Data, rows.Count, rows.Workers);
    }

    /// <summary>Normalizes each head of each row, in place, with one weight for all.</summary>
    /// <param name="heads"><c>[tokens × count × Length]</c></param>
    /// <param name="weight"><c>[Length]</c>, the head size.</param>
    /// <param name="epsilon">ε, added to the mean of the squares.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weight.</exception>
    public static void ApplyPerHead(Activations heads, in VectorWeights weight, float epsilon, Rows rows)
    {
        int count = heads.Columns / weight.Length;
        Shape.Equal(heads.Columns, count * weight.Length, "columns of the heads of a norm");
        Shape.Holds(rows.Count, heads.Rows, "the heads of a norm");
        Run(heads.Data, weight.Data, weight.Length, epsilon, heads.Data, checked(rows.Count * count), rows.Workers);
    }

    /// <summary>Normalizes whole rows, without weight: <c>x / √(mean(x²) + ε)</c>.</summary>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="epsilon">ε, added to the mean of the squares.</param>
    /// <param name="output"><c>[tokens × Columns]</c>; may be <paramref name="input"/>.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations input, float epsilon, Activations output, Rows rows)
    {
        Shape.Equal(output.Columns, input.Columns, "columns of the output of a norm");
        Shape.Holds(rows.Count, input.Rows, "the input of a norm");
        Shape.Holds(rows.Count, output.Rows, "the output of a norm");
        Run(input.Data, null, input.Columns, epsilon, output.Data, rows.Count, rows.Workers);
    }

    /// <summary>Normalizes each head of each row, in place, without weight.</summary>
    /// <param name="heads"><c>[tokens × count × size]</c></param>
    /// <param name="size">Floats of a head.</param>
    /// <param name="epsilon">ε, added to the mean of the squares.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void ApplyPerHead(Activations heads, int size, float epsilon, Rows rows) =>
        ApplyPerHead(heads, new VectorWeights(null, size), epsilon, rows);

    private static void Run(float* input, float* weight, int length, float epsilon, float* output, int rows, WorkerPool workers)
    {
        Job job = new(input, weight, length, epsilon, output);
        WorkSharing.Run(workers, job, rows, 1, 4L * rows * length);
    }

    private readonly struct Job(float* input, float* weight, int length, float epsilon, float* output) : IRangeJob
    {
        private readonly float* _input = input;
        private readonly float* _weight = weight;
        private readonly int _length = length;
        private readonly float _epsilon = epsilon;
        private readonly float* _output = output;

        public void Execute(int start, int end)
        {
            for (int row = start; row < end; row++)
            {
                nint offset = (nint)row * _length;
                if (SimdPath.Is512)
                {
                    Normalize<Vector512<float>, Simd512>(_input + offset, _output + offset);
                }
                else if (SimdPath.Is256)
                {
                    Normalize<Vector256<float>, Simd256>(_input + offset, _output + offset);
                }
                else
                {
                    Normalize<Vector128<float>, Simd128>(_input + offset, _output + offset);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Normalize<TVector, TSimd>(float* input, float* output)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            float scale = 1f / MathF.Sqrt((SumOfSquares<TVector, TSimd>(input, _length) / _length) + _epsilon);
            TVector factor = TSimd.Broadcast(scale);
            TVector one = TSimd.Broadcast(1);
            int i = 0;
            for (; i <= _length - TSimd.Count; i += TSimd.Count)
            {
                TVector weight = _weight is null ? one : TSimd.Load(_weight + i);
                TSimd.Store(TSimd.Multiply(weight, TSimd.Multiply(TSimd.Load(input + i), factor)), output + i);
            }

            if (i < _length)
            {
                int left = _length - i;
                TVector normalized = TSimd.Multiply(TSimd.LoadPartial(input + i, left), factor);
                TVector weight = _weight is null ? one : TSimd.LoadPartial(_weight + i, left);
                TSimd.StorePartial(TSimd.Multiply(weight, normalized), output + i, left);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float SumOfSquares<TVector, TSimd>(float* values, int length)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            // Two chains hide the latency of the multiply-add.
            TVector even = default;
            TVector odd = default;
            int i = 0;
            for (; i <= length - (2 * TSimd.Count); i += 2 * TSimd.Count)
            {
                TVector a = TSimd.Load(values + i);
                TVector b = TSimd.Load(values + i + TSimd.Count);
                even = TSimd.MultiplyAdd(a, a, even);
                odd = TSimd.MultiplyAdd(b, b, odd);
            }

            if (i <= length - TSimd.Count)
            {
                TVector a = TSimd.Load(values + i);
                even = TSimd.MultiplyAdd(a, a, even);
                i += TSimd.Count;
            }

            if (i < length)
            {
                TVector b = TSimd.LoadPartial(values + i, length - i);
                odd = TSimd.MultiplyAdd(b, b, odd);
            }

            return TSimd.Sum(TSimd.Add(even, odd));
        }
    }
}
