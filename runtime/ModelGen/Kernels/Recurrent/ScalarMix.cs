using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The weighted sum of a model's layers. Peters et al. 2018 §3.2.</summary>
public static unsafe class ScalarMix
{
    private const int Grain = 256;

    /// <summary><c>output[t] = Σ weights[k]·layers[k, t]</c>, added up in the order of the layers.</summary>
    /// <param name="layers"><c>[weights × tokens × Columns]</c></param>
    /// <param name="weights">A weight for each layer.</param>
    /// <param name="output"><c>[tokens × Columns]</c></param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations layers, in VectorWeights weights, Activations output, Rows rows)
    {
        Shape.Equal(output.Columns, layers.Columns, "columns of the mixed layers");
        Shape.Holds(checked(weights.Length * rows.Count), layers.Rows, "the layers");
        Shape.Holds(rows.Count, output.Rows, "the mixed layers");
        int elements = checked(rows.Count * output.Columns);
        Job job = new(layers.Data, weights, output.Data, elements);
        WorkSharing.Run(rows.Workers, job, elements, Grain, (long)weights.Length * elements);
    }

    private readonly struct Job(float* layers, in VectorWeights weights, float* output, int elements) : IRangeJob
    {
        private readonly float* _layers = layers;
        private readonly VectorWeights _weights = weights;
        private readonly float* _output = output;
        private readonly nint _elements = elements;

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
            for (int i = start; i < end; i += TSimd.Count)
            {
                int count = Math.Min(TSimd.Count, end - i);
                TVector sum = default;
                for (int layer = 0; layer < _weights.Length; layer++)
                {
                    float* source = _layers + (layer * _elements) + i;
                    TVector values = count == TSimd.Count ? TSimd.Load(source) : TSimd.LoadPartial(source, count);
                    sum = TSimd.MultiplyAdd(TSimd.Broadcast(_weights.Data[layer]), values, sum);
                }

                if (count == TSimd.Count)
                {
                    TSimd.Store(sum, _output + i);
                }
                else
                {
                    TSimd.StorePartial(sum, _output + i, count);
                }
            }
        }
    }
}
