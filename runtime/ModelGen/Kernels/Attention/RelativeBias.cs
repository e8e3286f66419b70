using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>
/// The learned bias of every head and distance, worked out once from a table of buckets: near distances have a bucket each, far ones share buckets that widen
/// with the logarithm. Raffel et al. 2020, arXiv:1910.10683, §2.1; Hugging Face models/t5, <c>_relative_position_bucket</c>.
/// </summary>
/// <remarks>Laid out by distance, so that the biases of neighbouring keys are a vector in memory.</remarks>
public sealed unsafe class RelativeBias
{
    // Pinned, so that workers read it through a pointer. Behind the reach lie as many copies of the last value as a step has keys.
    private readonly float[] _biases;

    /// <summary>Spreads the buckets over the distances.</summary>
    /// <param name="table"><c>[buckets × heads]</c></param>
    /// <param name="heads">Heads.</param>
    /// <param name="buckets">Buckets.</param>
    /// <param name="maxDistance">The distance from which on all share the last bucket.</param>
    /// <param name="bidirectional">Whether half of the buckets are for keys behind the query; else those keys count as distance 0.</param>
    /// <exception cref="ArgumentException">The table has another size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are too few buckets, or <paramref name="maxDistance"/> does not reach beyond those of one distance each.</exception>
    public RelativeBias(in VectorWeights table, int heads, int buckets, int maxDistance, bool bidirectional)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heads);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, bidirectional ? 4 : 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxDistance, (bidirectional ? buckets / 2 : buckets) / 2);
        Shape.Equal(table.Length, checked(heads * buckets), "elements of the relative biases");
        Heads = heads;
        Reach = maxDistance;
        Stride = checked((2 * (maxDistance + Margin)) + 1);
        _biases = GC.AllocateUninitializedArray<float>(checked(heads * Stride), pinned: true);
        ReadOnlySpan<float> source = table.AsSpan();
        for (int i = 0; i < Stride; i++)
        {
            int bucket = BucketOf(i - maxDistance - Margin, buckets, maxDistance, bidirectional);
            for (int head = 0; head < heads; head++)
            {
                _biases[(head * Stride) + i] = source[(bucket * heads) + head];
            }
        }
    }

    /// <summary>Heads.</summary>
    public int Heads { get; }

    /// <summary>Keys of a step of the kernel, which are read at once however far they are.</summary>
    internal static int Margin => 64;

    /// <summary>The distance from which on the bias no longer changes.</summary>
    internal int Reach { get; }

    /// <summary>Floats of a head.</summary>
    internal int Stride { get; }

    /// <summary>The bias of the distance 0 of the first head.</summary>
    internal float* Zero => (float*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _biases[Reach + Margin]);

    /// <summary>The bucket of a distance, the position of the key minus that of the query.</summary>
    internal static int BucketOf(int distance, int buckets, int maxDistance, bool bidirectional)
    {
        int first = 0;
        if (bidirectional)
        {
            buckets /= 2;
            first = distance > 0 ? buckets : 0;
            distance = Math.Abs(distance);
        }
        else
        {
            distance = -Math.Min(distance, 0);
        }

        int exact = buckets / 2;
        if (distance < exact)
        {
            return first + distance;
        }

        // float32 in the order of the reference: a distance on the edge of two buckets falls into the same one.
        float ratio = MathF.Log((float)distance / exact) / (float)Math.Log((double)maxDistance / exact);
        return first + Math.Min(exact + (int)(ratio * (buckets - exact)), buckets - 1);
    }
}
