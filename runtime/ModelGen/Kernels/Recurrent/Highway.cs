using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The end of a highway layer: a gate that mixes what is new with what was there. Srivastava et al. 2015.</summary>
public static unsafe class Highway
{
    private const int Grain = 256;

    /// <summary><c>hidden = g ⊙ max(transform, 0) + (1 − g) ⊙ hidden</c> with <c>g = σ(carry)</c>, in place.</summary>
    /// <param name="carry"><c>[tokens × Columns]</c></param>
    /// <param name="transform"><c>[tokens × Columns]</c></param>
    /// <param name="hidden"><c>[tokens × Columns]</c></param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations carry, Activations transform, Activations hidden, Rows rows)
    {
        Shape.Equal(carry.Columns, hidden.Columns, "columns of the gate of a highway layer");
        Shape.Equal(transform.Columns, hidden.Columns, "columns of the input of a highway layer");
        Shape.Holds(rows.Count, carry.Rows, "the gate of a highway layer");
        Shape.Holds(rows.Count, transform.Rows, "the input of a highway layer");
        Shape.Holds(rows.Count, hidden.Rows, "the output of a highway layer");
        int elements = checked(rows.Count * hidden.Columns);
        WorkSharing.Run(rows.Workers, new Job(carry.Data, transform.Data, hidden.Data), elements, Grain, 16L * elements);
    }

    private readonly struct Job(float* carry, float* transform, float* hidden) : IRangeJob
    {
        private readonly float* _carry = carry;
        private readonly float* _transform = transform;
        private readonly float* _hidden = hidden;

        public void Execute(int start, int end)
        {
            if (SimdPath.Is512)
            {
                Mix<Vector512<float>, Simd512>(start, end);
            }
            else if (SimdPath.Is256)
            {
                Mix<Vector256<float>, Simd256>(start, end);
            }
            else
            {
                Mix<Vector128<float>, Simd128>(start, end);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Mix<TVector, TSimd>(int start, int end)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            int i = start;
            for (; i <= end - TSimd.Count; i += TSimd.Count)
            {
                TSimd.Store(Mix<TVector, TSimd>(TSimd.Load(_carry + i), TSimd.Load(_transform + i), TSimd.Load(_hidden + i)), _hidden + i);
            }

            if (i < end)
            {
                int left = end - i;
                TVector mixed = Mix<TVector, TSimd>(
                    TSimd.LoadPartial(_carry + i, left), TSimd.LoadPartial(_transform + i, left), TSimd.LoadPartial(_hidden + i, left));
                TSimd.StorePartial(mixed, _hidden + i, left);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Mix<TVector, TSimd>(TVector carry, TVector transform, TVector hidden)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            TVector gate = SimdMath<TVector, TSimd>.Logistic(carry);
            TVector kept = TSimd.Multiply(TSimd.Subtract(TSimd.Broadcast(1f), gate), hidden);
            return TSimd.MultiplyAdd(gate, TSimd.Max(TSimd.Broadcast(0f), transform), kept);
        }
    }
}
