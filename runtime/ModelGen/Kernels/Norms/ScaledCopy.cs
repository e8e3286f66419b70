using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Each row times a constant, into another buffer: the residual stream of DeepNorm, whose branches are added to it. Wang 2022, arXiv:2203.00555.</summary>
public static class ScaledCopy
{
    /// <summary><c>output = factor · input</c></summary>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="factor">The constant.</param>
    /// <param name="output"><c>[tokens × Columns]</c>; may be <paramref name="input"/>.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations input, float factor, Activations output, Rows rows)
    {
        Shape.Equal(output.Columns, input.Columns, "columns of the scaled rows");
        Shape.Holds(rows.Count, input.Rows, "the rows to scale");
        Shape.Holds(rows.Count, output.Rows, "the scaled rows");
        WorkSharing.Run(rows.Workers, new Job(input, factor, output), rows.Count, 1, (long)rows.Count * input.Columns);
    }

    private readonly unsafe struct Job(Activations input, float factor, Activations output) : IRangeJob
    {
        private readonly Activations _input = input;
        private readonly float _factor = factor;
        private readonly Activations _output = output;

        public void Execute(int start, int end)
        {
            nint first = (nint)start * _input.Columns;
            nint count = (nint)(end - start) * _input.Columns;
            if (SimdPath.Is512)
            {
                Scale<Vector512<float>, Simd512>(_input.Data + first, _output.Data + first, count);
            }
            else if (SimdPath.Is256)
            {
                Scale<Vector256<float>, Simd256>(_input.Data + first, _output.Data + first, count);
            }
            else
            {
                Scale<Vector128<float>, Simd128>(_input.Data + first, _output.Data + first, count);
            }
        }

        // A product is rounded once, so where a vector begins does not matter.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Scale<TVector, TSimd>(float* source, float* destination, nint count)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            TVector factor = TSimd.Broadcast(_factor);
            nint i = 0;
            for (; i <= count - TSimd.Count; i += TSimd.Count)
            {
                TSimd.Store(TSimd.Multiply(TSimd.Load(source + i), factor), destination + i);
            }

            if (i < count)
            {
                int left = (int)(count - i);
                TSimd.StorePartial(TSimd.Multiply(TSimd.LoadPartial(source + i, left), factor), destination + i, left);
            }
        }
    }
}
