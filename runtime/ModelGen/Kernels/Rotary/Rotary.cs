using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Rotary position encoding: pairs of a head's elements are turned by angles that grow with the position. Su 2021.</summary>
public static unsafe class Rotary
{
    // A cosine and sine in double take about 40 ns, as long as some five hundred multiply-adds.
    internal const int AngleWork = 512;

    /// <summary>Cosine and sine of each token's angles, once a pass for all layers.</summary>
    /// <param name="frequencies">One frequency a pair.</param>
    /// <param name="angles"><c>[tokens × RotarySize]</c>: RotarySize/2 cosines, then RotarySize/2 sines.</param>
    /// <param name="batch">The positions.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Angles(RotaryFrequencies frequencies, Activations angles, TokenBatch batch)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(batch);
        Shape.Equal(angles.Columns, frequencies.RotarySize, "columns of the angles");
        Shape.Holds(batch.Count, angles.Rows, "the angles");
        WorkSharing.Run(batch.Workers, new AngleJob(frequencies, angles, batch), batch.Count, 1, (long)batch.Count * frequencies.RotarySize / 2 * AngleWork);
    }

    /// <summary>Turns the heads in place; elements of a head before the first and beyond the angles' columns stay as they are.</summary>
    /// <typeparam name="TPairing">Which elements make a pair.</typeparam>
    /// <param name="heads"><c>[tokens × count × headSize]</c></param>
    /// <param name="headSize">Floats a head.</param>
    /// <param name="angles">What <see cref="Angles"/> made.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <param name="first">The first element of a head that turns.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply<TPairing>(Activations heads, int headSize, Activations angles, Rows rows, int first = 0)
        where TPairing : struct, IRotaryPairing
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headSize);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(angles.Columns, headSize - first);
        Shape.Equal(heads.Columns, heads.Columns / headSize * headSize, "columns of the heads that are turned");
        Shape.Holds(rows.Count, heads.Rows, "the heads that are turned");
        Shape.Holds(rows.Count, angles.Rows, "the angles");
        WorkSharing.Run(rows.Workers, new RotationJob<TPairing>(heads, headSize, first, angles), rows.Count, 1, 4L * rows.Count * heads.Columns);
    }

    private readonly struct AngleJob(RotaryFrequencies frequencies, Activations angles, TokenBatch batch) : IRangeJob
    {
        private readonly RotaryFrequencies _frequencies = frequencies;
        private readonly Activations _angles = angles;
        private readonly TokenBatch _batch = batch;

        public void Execute(int start, int end)
        {
            ReadOnlySpan<int> positions = _batch.Positions;
            foreach (ref readonly SequenceSlice sequence in _batch.Sequences)
            {
                int first = Math.Max(start, sequence.First);
                int last = Math.Min(end, sequence.First + sequence.Count);
                for (int token = first; token < last; token++)
                {
                    _frequencies.WriteAngles(positions[token], sequence.Length, _angles.Row(token));
                }
            }
        }
    }

    private readonly struct RotationJob<TPairing>(Activations heads, int headSize, int first, Activations angles) : IRangeJob
        where TPairing : struct, IRotaryPairing
    {
        private readonly Activations _heads = heads;
        private readonly int _headSize = headSize;
        private readonly int _first = first;
        private readonly Activations _angles = angles;

        public void Execute(int start, int end)
        {
            int pairs = _angles.Columns / 2;
            for (int token = start; token < end; token++)
            {
                float* cosines = _angles.Data + ((nint)token * _angles.Columns);
                float* row = _heads.Data + ((nint)token * _heads.Columns);
                for (float* head = row + _first; head < row + _heads.Columns; head += _headSize)
                {
                    if (SimdPath.Is512)
                    {
                        TPairing.Rotate<Vector512<float>, Simd512>(head, cosines, cosines + pairs, pairs);
                    }
                    else if (SimdPath.Is256)
                    {
                        TPairing.Rotate<Vector256<float>, Simd256>(head, cosines, cosines + pairs, pairs);
                    }
                    else
                    {
                        TPairing.Rotate<Vector128<float>, Simd128>(head, cosines, cosines + pairs, pairs);
                    }
                }
            }
        }
    }
}
