using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Numbers held within a bound by a hyperbolic tangent. Bello et al. 2016, arXiv:1611.09940, §4; Gemma 2.</summary>
public static class SoftCap
{
    /// <summary><c>x = cap · tanh(x / cap)</c>, in place.</summary>
    /// <param name="logits"><c>[rows × Columns]</c></param>
    /// <param name="cap">The bound, greater than 0.</param>
    /// <param name="rows">Rows and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations logits, float cap, Rows rows)
    {
        Shape.Holds(rows.Count, logits.Rows, "the rows to bound");

        // A tangent takes as long as some ten multiply-adds.
        WorkSharing.Run(rows.Workers, new Job(logits, cap), rows.Count, 1, 10L * rows.Count * logits.Columns);
    }

    private readonly unsafe struct Job(Activations logits, float cap) : IRangeJob
    {
        private readonly Activations _logits = logits;
        private readonly float _cap = cap;

        public void Execute(int start, int end)
        {
            float* first = _logits.Data + ((nint)start * _logits.Columns);
            nint count = (nint)(end - start) * _logits.Columns;
            if (SimdPath.Is512)
            {
                Bound<Vector512<float>, Simd512>(first, count);
            }
            else if (SimdPath.Is256)
            {
                Bound<Vector256<float>, Simd256>(first, count);
            }
            else
            {
                Bound<Vector128<float>, Simd128>(first, count);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Bound<TVector, TSimd>(float* data, nint count)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            TVector cap = TSimd.Broadcast(_cap);
            nint i = 0;
            for (; i <= count - TSimd.Count; i += TSimd.Count)
            {
                TSimd.Store(TSimd.Multiply(cap, SimdMath<TVector, TSimd>.Tanh(TSimd.Divide(TSimd.Load(data + i), cap))), data + i);
            }

            if (i < count)
            {
                int left = (int)(count - i);
                TSimd.StorePartial(TSimd.Multiply(cap, SimdMath<TVector, TSimd>.Tanh(TSimd.Divide(TSimd.LoadPartial(data + i, left), cap))), data + i, left);
            }
        }
    }
}
