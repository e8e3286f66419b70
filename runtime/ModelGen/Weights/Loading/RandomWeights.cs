using System.Buffers;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>
/// Weights for tests and benchmarks: bell-shaped numbers that depend on the seed, the tensor and the position of the element alone, so that they are the same
/// on every machine and with any number of threads.
/// </summary>
internal sealed unsafe class RandomWeights(ulong seed, int tensor)
{
    // The sum of four numbers of 16 bits: its mean, and its standard deviation √(4·(65536² − 1)/12).
    private const int Mean = 2 * 65_535;
    private const double Deviation = 37_837.227;

    private readonly ulong _state = Mix(seed + Mix((ulong)tensor + 1));

    /// <summary>A matrix <c>[rows × columns]</c> with the deviation 1/√columns, so that a layer neither amplifies nor fades.</summary>
    public LinearWeights Matrix(WeightMemory memory, WeightType type, int rows, int columns)
    {
        int rowBytes = checked((int)WeightCodec.RowBytes(type, columns));
        float deviation = (float)(1 / Math.Sqrt(columns));
        NativeBuffer buffer = memory.Allocate((long)rowBytes * rows);
        RowChunks.ForEach(rows, (long)columns * sizeof(float), (first, count) =>
        {
            float[] floats = ArrayPool<float>.Shared.Rent(columns);
            Span<float> row = floats.AsSpan(0, columns);
            for (int i = first; i < first + count; i++)
            {
                Fill(row, i, 0, deviation);
                WeightCodec.Encode(type, row, new Span<byte>(buffer.Pointer + ((nint)i * rowBytes), rowBytes));
            }

            ArrayPool<float>.Shared.Return(floats);
        });
        return new LinearWeights(buffer.Pointer, type, rows, columns, rowBytes, null);
    }

    /// <summary>A vector around a mean: 1 for norms, 0 for biases.</summary>
    public VectorWeights Vector(WeightMemory memory, int length, float mean, float deviation)
    {
        float* data = memory.Allocate((long)length * sizeof(float)).Floats;
        Fill(new Span<float>(data, length), 0, mean, deviation);
        return new VectorWeights(data, length);
    }

    /// <summary>A table, or filters <c>[… × outputs]</c>, with the deviation 1/√inputs; a table of two dimensions has its rows as inputs of what follows.</summary>
    public VectorWeights Table(WeightMemory memory, IReadOnlyList<int> shape)
    {
        int elements = shape.Aggregate(1, (product, size) => checked(product * size));
        int inputs = shape.Count == 2 ? shape[1] : elements / shape[^1];
        return Vector(memory, elements, 0, (float)(1 / Math.Sqrt(inputs)));
    }

    /// <summary>Fills a row, eight elements at a time; the numbers do not depend on the width of the vectors.</summary>
    private void Fill(Span<float> destination, int row, float mean, float deviation)
    {
        ulong key = Mix(_state + (ulong)row);
        Vector256<uint> low = Vector256.Create((uint)key);
        Vector256<uint> high = Vector256.Create((uint)(key >> 32));
        Vector256<float> factor = Vector256.Create((float)(deviation / Deviation));
        Vector256<float> centre = Vector256.Create(mean);
        Span<float> last = stackalloc float[Vector256<float>.Count];
        for (int column = 0; column < destination.Length; column += Vector256<uint>.Count)
        {
            Vector256<uint> first = Hash(Vector256.CreateSequence((uint)column, 1u) + low, high);
            Vector256<uint> second = Hash(first, high);
            Vector256<int> sum = (Halves(first) + Halves(second)).AsInt32() - Vector256.Create(Mean);
            Vector256<float> elements = centre + (Vector256.ConvertToSingle(sum) * factor);
            if (column <= destination.Length - Vector256<float>.Count)
            {
                elements.CopyTo(destination[column..]);
            }
            else
            {
                elements.CopyTo(last);
                last[..(destination.Length - column)].CopyTo(destination[column..]);
            }
        }
    }

    /// <summary>The sum of the two 16-bit halves.</summary>
    private static Vector256<uint> Halves(Vector256<uint> bits) => (bits & Vector256.Create(0xFFFFu)) + (bits >> 16);

    /// <summary>
    /// A hash of 32 bits with the multipliers of lowbias32 (Wellons 2018, https://nullprogram.com/blog/2018/07/31); the key of the row goes in between.
    /// </summary>
    private static Vector256<uint> Hash(Vector256<uint> value, Vector256<uint> key)
    {
        value = (value ^ (value >> 16)) * Vector256.Create(0x7FEB_352Du);
        value = (value ^ key ^ (value >> 15)) * Vector256.Create(0x846C_A68Bu);
        return value ^ (value >> 16);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
