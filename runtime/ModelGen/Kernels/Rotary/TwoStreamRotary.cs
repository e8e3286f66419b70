using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>
/// Rotary position encoding of two positions: the first half of the elements of a head that are turned by the token's position, the second half by its place in the answer. Du 2021 §2.1, with Su 2021.
/// </summary>
public static unsafe class TwoStreamRotary
{
    /// <summary>Cosine and sine of each token's angles, once a pass for all layers.</summary>
    /// <param name="frequencies">One frequency a pair of one half; both halves have the same.</param>
    /// <param name="angles"><c>[tokens × 2 × RotarySize]</c>: cosines, then sines, of the position; then those of the block position.</param>
    /// <param name="batch">The positions.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Angles(RotaryFrequencies frequencies, Activations angles, TokenBatch batch)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(batch);
        Shape.Equal(angles.Columns, 2 * frequencies.RotarySize, "columns of the angles");
        Shape.Holds(batch.Count, angles.Rows, "the angles");
        WorkSharing.Run(batch.Workers, new AngleJob(frequencies, angles, batch), batch.Count, 1, (long)batch.Count * frequencies.RotarySize * Rotary.AngleWork);
    }

    /// <summary>Turns the heads in place; elements of a head beyond the angles' columns stay as they are.</summary>
    /// <typeparam name="TPairing">Which elements of a half make a pair.</typeparam>
    /// <param name="heads"><c>[tokens × count × headSize]</c></param>
    /// <param name="headSize">Floats a head.</param>
    /// <param name="angles">What <see cref="Angles"/> made.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply<TPairing>(Activations heads, int headSize, Activations angles, Rows rows)
        where TPairing : struct, IRotaryPairing
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(angles.Columns, headSize);
        Shape.Equal(heads.Columns, heads.Columns / headSize * headSize, "columns of the heads that are turned");
        Shape.Equal(angles.Columns, angles.Columns / 4 * 4, "columns of the angles of two halves");
        Shape.Holds(rows.Count, heads.Rows, "the heads that are turned");
        Shape.Holds(rows.Count, angles.Rows, "the angles");
        WorkSharing.Run(rows.Workers, new RotationJob<TPairing>(heads, headSize, angles), rows.Count, 1, 4L * rows.Count * heads.Columns);
    }

    private readonly struct AngleJob(RotaryFrequencies frequencies, Activations angles, TokenBatch batch) : IRangeJob
    {
        private readonly RotaryFrequencies _frequencies = frequencies;
        private readonly Activations _angles = angles;
        private readonly TokenBatch _batch = batch;

        public void Execute(int start, int end)
        {
            ReadOnlySpan<int> positions = _batch.Positions;
            ReadOnlySpan<int> blockPositions = _batch.BlockPositions;
            foreach (ref readonly SequenceSlice sequence in _batch.Sequences)
            {
                int last = Math.Min(end, sequence.First + sequence.Count);
                for (int token = Math.Max(start, sequence.First); token < last; token++)
                {
                    Span<float> row = _angles.Row(token);
                    _frequencies.WriteAngles(positions[token], sequence.Length, row[.._frequencies.RotarySize]);
                    _frequencies.WriteAngles(blockPositions[token], sequence.Length, row[_frequencies.RotarySize..]);
                }
            }
        }
    }

    private readonly struct RotationJob<TPairing>(Activations heads, int headSize, Activations angles) : IRangeJob
        where TPairing : struct, IRotaryPairing
    {
        private readonly Activations _heads = heads;
        private readonly int _headSize = headSize;
        private readonly Activations _angles = angles;

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
            int half = _angles.Columns / 2;
            int pairs = half / 2;
            for (int token = start; token < end; token++)
            {
                float* angles = _angles.Data + ((nint)token * _angles.Columns);
                float* head = _heads.Data + ((nint)token * _heads.Columns);
                for (float* last = head + _heads.Columns; head < last; head += _headSize)
                {
                    TPairing.Rotate<TVector, TSimd>(head, angles, angles + pairs, pairs);
                    TPairing.Rotate<TVector, TSimd>(head + half, angles + half, angles + half + pairs, pairs);
                }
            }
        }
    }
}
