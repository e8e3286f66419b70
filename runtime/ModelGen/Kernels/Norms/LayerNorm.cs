using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Layer normalization, <c>w ⊙ (x − mean(x)) / √(var(x) + ε) + b</c>, with the biased variance. Ba et al. 2016.</summary>
/// <remarks>The order of the sums depends on the row's length alone. The variance is that of the differences from the mean, which loses no digits where the mean is large.</remarks>
public static unsafe class LayerNorm
{
    /// <summary>Normalizes whole rows.</summary>
    /// <param name="input"><c>[tokens × Length]</c></param>
    /// <param name="weight"><c>[Length]</c>, with a bias or without.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="output"><c>[tokens × Length]</c>; may be <paramref name="input"/>.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weight.</exception>
    public static void Apply(Activations input, in VectorWeights weight, float epsilon, Activations output, Rows rows)
    {
        Shape.Equal(input.Columns, weight.Length, "columns of the input of a norm");
        Shape.Equal(output.Columns, weight.Length, "columns of the output of a norm");
        Shape.Holds(rows.Count, input.Rows, "the input of a norm");
        Shape.Holds(rows.Count, output.Rows, "the output of a norm");
        Run(input.Data, weight, epsilon, output.Data, rows.Count, rows.Workers);
    }

    /// <summary>Normalizes each head of each row, in place, with one weight and bias for all.</summary>
    /// <param name="heads"><c>[tokens × count × Length]</c></param>
    /// <param name="weight"><c>[Length]</c>, the head size, with a bias or without.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weight.</exception>
    public static void ApplyPerHead(Activations heads, in VectorWeights weight, float epsilon, Rows rows)
    {
        int count = heads.Columns / weight.Length;
        Shape.Equal(heads.Columns, count * weight.Length, "columns of the heads of a norm");
        Shape.Holds(rows.Count, heads.Rows, "the heads of a norm");
        Run(heads.Data, weight, epsilon, heads.Data, checked(rows.Count * count), rows.Workers);
    }

    /// <summary>Normalizes whole rows, without weight and bias: <c>(x − mean(x)) / √(var(x) + ε)</c>.</summary>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="output"><c>[tokens × Columns]</c>; may be <paramref name="input"/>.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations input, float epsilon, Activations output, Rows rows)
    {
        Shape.Equal(output.Columns, input.Columns, "columns of the output of a norm");
        Shape.Holds(rows.Count, input.Rows, "the input of a norm");
        Shape.Holds(rows.Count, output.Rows, "the output of a norm");
        Run(input.Data, new VectorWeights(null, input.Columns), epsilon, output.Data, rows.Count, rows.Workers);
    }

    /// <summary>Normalizes each head of each row, in place, without weight and bias.</summary>
    /// <param name="heads"><c>[tokens × count × size]</c></param>
    /// <param name="size">Floats of a head.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void ApplyPerHead(Activations heads, int size, float epsilon, Rows rows) =>
        ApplyPerHead(heads, new VectorWeights(null, size), epsilon, rows);

    private static void Run(float* input, in VectorWeights weight, float epsilon, float* output, int rows, WorkerPool workers) =>
        WorkSharing.Run(workers, new Job(input, weight, epsilon, output), rows, 1, 6L * rows * weight.Length);

    private readonly struct Job(float* input, in VectorWeights weight, float epsilon, float* output) : IRangeJob
    {
        private readonly float* _input = input;
        private readonly float* _weight = weight.Data;
        private readonly float* _bias = weight.Bias;
        private readonly int _length = weight.Length;
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
            float mean = Sum<TVector, TSimd>(input, _length) / _length;
            float variance = SumOfSquaredDifferences<TVector, TSimd>(input, mean, _length) / _length;
            TVector subtracted = TSimd.Broadcast(mean);
            TVector factor = TSimd.Broadcast(1f / MathF.Sqrt(variance + _epsilon));
            TVector one = TSimd.Broadcast(1);
            int i = 0;
            for (; i <= _length - TSimd.Count; i += TSimd.Count)
            {
                TVector normalized = TSimd.Multiply(TSimd.Subtract(TSimd.Load(input + i), subtracted), factor);
                TVector weight = _weight is null ? one : TSimd.Load(_weight + i);
                TVector bias = _bias is null ? default : TSimd.Load(_bias + i);
                TSimd.Store(TSimd.MultiplyAdd(normalized, weight, bias), output + i);
            }

            if (i < _length)
            {
                int left = _length - i;
                TVector normalized = TSimd.Multiply(TSimd.Subtract(TSimd.LoadPartial(input + i, left), subtracted), factor);
                TVector weight = _weight is null ? one : TSimd.LoadPartial(_weight + i, left);
                TVector bias = _bias is null ? default : TSimd.LoadPartial(_bias + i, left);
                TSimd.StorePartial(TSimd.MultiplyAdd(normalized, weight, bias), output + i, left);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float Sum<TVector, TSimd>(float* values, int length)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            TVector sum = default;
            int i = 0;
            for (; i <= length - TSimd.Count; i += TSimd.Count)
            {
                sum = TSimd.Add(sum, TSimd.Load(values + i));
            }

            return TSimd.Sum(i < length ? TSimd.Add(sum, TSimd.LoadPartial(values + i, length - i)) : sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float SumOfSquaredDifferences<TVector, TSimd>(float* values, float mean, int length)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            TVector subtracted = TSimd.Broadcast(mean);
            TVector sum = default;
            int i = 0;
            for (; i <= length - TSimd.Count; i += TSimd.Count)
            {
                TVector difference = TSimd.Subtract(TSimd.Load(values + i), subtracted);
                sum = TSimd.MultiplyAdd(difference, difference, sum);
            }

            float total = TSimd.Sum(sum);

            // One by one: what a partial load fills up with would count as −mean.
            for (; i < length; i++)
            {
                float difference = values[i] - mean;
                total += difference * difference;
            }

            return total;
        }
    }
}
