using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>A branch, times a constant, added to the residual stream.</summary>
public static class ScaledAdd
{
    /// <summary><c>accumulator += factor · input</c></summary>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="factor">The constant.</param>
    /// <param name="accumulator"><c>[tokens × Columns]</c>, another buffer.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations input, float factor, Activations accumulator, Rows rows)
    {
        Shape.Equal(accumulator.Columns, input.Columns, "columns of the sums");
        Shape.Holds(rows.Count, input.Rows, "the rows to add");
        Shape.Holds(rows.Count, accumulator.Rows, "the sums");
        WorkSharing.Run(rows.Workers, new Job(input, factor, accumulator), rows.Count, 1, (long)rows.Count * input.Columns);
    }

    private readonly unsafe struct Job(Activations input, float factor, Activations accumulator) : IRangeJob
    {
        private readonly Activations _input = input;
        private readonly float _factor = factor;
        private readonly Activations _accumulator = accumulator;

        public void Execute(int start, int end)
        {
            nint first = (nint)start * _input.Columns;
            nint count = (nint)(end - start) * _input.Columns;
            if (SimdPath.Is512)
            {
                Add<Vector512<float>, Simd512>(_input.Data + first, _accumulator.Data + first, count);
            }
            else if (SimdPath.Is256)
            {
                Add<Vector256<float>, Simd256>(_input.Data + first, _accumulator.Data + first, count);
            }
            else
            {
                Add<Vector128<float>, Simd128>(_input.Data + first, _accumulator.Data + first, count);
            }
        }

        // A product and a sum in one rounding, or in two where the processor has none such: the same for each element, wherever a vector begins.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Add<TVector, TSimd>(float* source, float* destination, nint count)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            TVector factor = TSimd.Broadcast(_factor);
            nint i = 0;
            for (; i <= count - TSimd.Count; i += TSimd.Count)
            {
                TSimd.Store(TSimd.MultiplyAdd(TSimd.Load(source + i), factor, TSimd.Load(destination + i)), destination + i);
            }

            if (i < count)
            {
                int left = (int)(count - i);
                TSimd.StorePartial(TSimd.MultiplyAdd(TSimd.LoadPartial(source + i, left), factor, TSimd.LoadPartial(destination + i, left)), destination + i, left);
            }
        }
    }
}
