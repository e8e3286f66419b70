using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The embedding layer: each token's row of the table, decoded to float32.</summary>
public static class EmbeddingLookup
{
    /// <summary><c>hidden[t] = table[tokens[t]]</c></summary>
    /// <param name="batch">The token ids.</param>
    /// <param name="table"><c>[Vocabulary × Hidden]</c>, of any type.</param>
    /// <param name="hidden"><c>[tokens × Hidden]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a token id lies outside the table.</exception>
    public static void Apply(TokenBatch batch, in LinearWeights table, Activations hidden)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Shape.Equal(hidden.Columns, table.Columns, "columns of the hidden states");
        Shape.Holds(batch.Count, hidden.Rows, "the hidden states");
        foreach (int token in batch.Tokens)
        {
            if ((uint)token >= (uint)table.Rows)
            {
                throw new ArgumentOutOfRangeException(nameof(batch), token, $"a token id is outside the vocabulary of {table.Rows}.");
            }
        }

        WorkSharing.Run(batch.Workers, new Job(batch, table, hidden), batch.Count, 1, (long)batch.Count * table.Columns);
    }

    private readonly struct Job(TokenBatch batch, in LinearWeights table, Activations hidden) : IRangeJob
    {
        private readonly TokenBatch _batch = batch;
        private readonly LinearWeights _table = table;
        private readonly Activations _hidden = hidden;

        public void Execute(int start, int end)
        {
            if (SimdPath.Is512)
            {
                Execute<Vector512<float>, Simd512>(start, end);
            }
            else if (SimdPath.Is256)
            {
                Execute<Vector256<float>, Simd256>(start, end);
            }
            else
            {
                Execute<Vector128<float>, Simd128>(start, end);
            }
        }

        private void Execute<TVector, TSimd>(int start, int end)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            switch (_table.Type)
            {
                case WeightType.F32:
                    Decode<TVector, TSimd, F32Format<TVector, TSimd>>(start, end);
                    break;
                case WeightType.F16:
                    Decode<TVector, TSimd, F16Format<TVector, TSimd>>(start, end);
                    break;
                case WeightType.BF16:
                    Decode<TVector, TSimd, BF16Format<TVector, TSimd>>(start, end);
                    break;
                case WeightType.Q8_0:
                    HalfFormat.Prepare();
                    Decode<TVector, TSimd, Q8_0Format<TVector, TSimd>>(start, end);
                    break;
                case WeightType.Q4_0:
                    HalfFormat.Prepare();
                    Decode<TVector, TSimd, Q4_0Format<TVector, TSimd>>(start, end);
                    break;
                default:
                    throw new NotSupportedException($"An embedding table of type {_table.Type} has no kernel.");
            }
        }

        private unsafe void Decode<TVector, TSimd, TFormat>(int start, int end)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
            where TFormat : struct, IWeightFormat<TVector>
        {
            ReadOnlySpan<int> tokens = _batch.Tokens;
            for (int row = start; row < end; row++)
            {
                RowDecoder<TVector, TSimd, TFormat>.Decode(
                    _table.Data + (tokens[row] * _table.RowBytes), _table.Columns, _hidden.Data + ((nint)row * _hidden.Columns));
            }
        }
    }
}
