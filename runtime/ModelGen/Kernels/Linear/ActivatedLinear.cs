using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>A linear layer and an activation of its outputs, <c>f(W·x + b)</c>. Vaswani 2017 §3.3.</summary>
public static class ActivatedLinear
{
    /// <summary><c>output = f(W·input + b)</c>, one job: each thread finishes its own outputs.</summary>
    /// <typeparam name="TActivation">f</typeparam>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="weights"><c>[Rows × Columns]</c></param>
    /// <param name="output"><c>[tokens × Rows]</c></param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public static void Apply<TActivation>(Activations input, in LinearWeights weights, Activations output, Rows rows)
        where TActivation : struct, IActivation
    {
        Linear.Check(input, weights, output, rows);
        LinearPart part = new(weights, output, add: false);
        WorkSharing.Run(rows.Workers, new Job<TActivation>(input, part, output, rows.Count), part.Panels, LinearJob.Grain, (long)weights.Rows * weights.Columns * rows.Count);
    }

    private readonly unsafe struct Job<TActivation>(Activations input, in LinearPart part, Activations output, int tokens) : IRangeJob
        where TActivation : struct, IActivation
    {
        private readonly LinearPart _part = part;
        private readonly float* _input = input.Data;
        private readonly float* _output = output.Data;
        private readonly int _tokens = tokens;

        public void Execute(int start, int end)
        {
            _part.Apply(_input, _tokens, start, end);
            int first = start * WeightPanel.Height;
            int count = Math.Min(_part.Rows, end * WeightPanel.Height) - first;
            for (int token = 0; token < _tokens; token++)
            {
                float* outputs = _output + ((nint)token * _part.Rows) + first;
                if (SimdPath.Is512)
                {
                    Activate<Vector512<float>, Simd512>(outputs, count);
                }
                else if (SimdPath.Is256)
                {
                    Activate<Vector256<float>, Simd256>(outputs, count);
                }
                else
                {
                    Activate<Vector128<float>, Simd128>(outputs, count);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Activate<TVector, TSimd>(float* values, int count)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            int i = 0;
            for (; i <= count - TSimd.Count; i += TSimd.Count)
            {
                TSimd.Store(TActivation.Apply<TVector, TSimd>(TSimd.Load(values + i)), values + i);
            }

            if (i < count)
            {
                TSimd.StorePartial(TActivation.Apply<TVector, TSimd>(TSimd.LoadPartial(values + i, count - i)), values + i, count - i);
            }
        }
    }
}
