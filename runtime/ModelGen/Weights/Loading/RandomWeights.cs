using System.Buffers;

namespace ModelGen.Runtime;

/// <summary>
/// Weights for tests and benchmarks: bell-shaped numbers that depend on the seed, the tensor and the position of the element alone, so that they are the same on every machine
/// and with any number of threads.
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
                Fill(row, (long)i * columns, 0, deviation);
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

    private void Fill(Span<float> destination, long first, float mean, float deviation)
    {
        // SplitMix64 (Steele, Lea and Flood 2014): the n-th number is a hash of n, so that any element can be had without those before it.
        const ulong Step = 0x9E37_79B9_7F4A_7C15;
        const ulong Lanes = 0x0000_FFFF_0000_FFFF;
        float factor = (float)(deviation / Deviation);
        ulong state = _state + ((ulong)first * Step);
        for (int i = 0; i < destination.Length; i++)
        {
            state += Step;
            ulong bits = Mix(state);
            ulong pairs = (bits & Lanes) + ((bits >> 16) & Lanes);
            int sum = (int)(uint)pairs + (int)(pairs >> 32);
            destination[i] = mean + ((sum - Mean) * factor);
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
