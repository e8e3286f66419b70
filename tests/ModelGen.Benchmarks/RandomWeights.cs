using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>A matrix of random weights of any type, with values of the size that trained models have.</summary>
internal sealed unsafe class RandomWeights : IDisposable
{
    private readonly NativeBuffer _memory;

    public RandomWeights(WeightType type, int rows, int columns, int seed = 1)
    {
        nint rowBytes = (nint)WeightCodec.RowBytes(type, columns);
        _memory = new NativeBuffer(rows * (long)rowBytes);
        Weights = new LinearWeights(_memory.Pointer, type, rows, columns, rowBytes, null);
        Fill(type, seed);
    }

    /// <summary>The weights.</summary>
    public LinearWeights Weights { get; }

    /// <summary>Bytes of the matrix.</summary>
    public long Bytes => _memory.Length;

    public void Dispose() => _memory.Dispose();

    private void Fill(WeightType type, int seed)
    {
        Random random = new(seed);
        byte* data = _memory.Pointer;
        int unit = WeightCodec.BlockBytes(type);
        for (long offset = 0; offset < _memory.Length; offset += unit)
        {
            float value = (random.NextSingle() - 0.5f) * 0.1f;
            switch (type)
            {
                case WeightType.F32:
                    *(float*)(data + offset) = value;
                    break;
                case WeightType.F16:
                    *(Half*)(data + offset) = (Half)value;
                    break;
                case WeightType.BF16:
                    *(ushort*)(data + offset) = (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);
                    break;
                case WeightType.Q4_K or WeightType.Q5_K:
                    random.NextBytes(new Span<byte>(data + offset + 4, unit - 4));
                    *(Half*)(data + offset) = *(Half*)(data + offset + 2) = (Half)(0.00001f + (random.NextSingle() * 0.00005f));
                    break;
                case WeightType.Q6_K:
                    random.NextBytes(new Span<byte>(data + offset, unit - 2));
                    *(Half*)(data + offset + unit - 2) = (Half)(0.00001f + (random.NextSingle() * 0.00005f));
                    break;
                default:
                    *(Half*)(data + offset) = (Half)(0.0005f + (random.NextSingle() * 0.0015f));
                    random.NextBytes(new Span<byte>(data + offset + 2, unit - 2));
                    break;
            }
        }
    }
}
