using System.Buffers.Binary;
using ModelGen.Runtime.Tests.Weights;

namespace ModelGen.Tests;

/// <summary>A matrix of random weights of any type, with the float32 numbers that it stands for.</summary>
internal sealed class KernelWeights
{
    private KernelWeights(WeightType type, int rows, int columns, byte[] bytes, float[] values)
    {
        Type = type;
        Rows = rows;
        Columns = columns;
        Bytes = bytes;
        Values = values;
    }

    public static Xunit.TheoryData<WeightType> Types => [.. Enum.GetValues<WeightType>()];

    public WeightType Type { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>As a file holds them.</summary>
    public byte[] Bytes { get; }

    /// <summary><c>[Rows × Columns]</c>, what they stand for.</summary>
    public float[] Values { get; }

    public nint RowBytes => Bytes.Length / Rows;

    /// <summary>The nearest number of columns that is a whole number of blocks.</summary>
    public static int WholeBlocks(WeightType type, int columns) => (columns + WeightCodec.BlockSize(type) - 1) / WeightCodec.BlockSize(type) * WeightCodec.BlockSize(type);

    public static KernelWeights Random(WeightType type, int rows, int columns, int seed)
    {
        Random random = new(seed);
        if (type is not (WeightType.F32 or WeightType.F16 or WeightType.BF16 or WeightType.Q8_0 or WeightType.Q4_0))
        {
            return RandomBlocks(type, rows, columns, random);
        }

        float[] values = new float[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() - 0.5f) * (i % 7 == 0 ? 1e-4f : 1f);
        }

        List<byte> bytes = [];
        Span<byte> buffer = stackalloc byte[34];
        int block = type is WeightType.Q8_0 or WeightType.Q4_0 ? 32 : 1;
        for (int i = 0; i < values.Length; i += block)
        {
            bytes.AddRange(buffer[..Encode(type, values.AsSpan(i, block), buffer)]);
        }

        return new KernelWeights(type, rows, columns, [.. bytes], values);
    }

    /// <summary>Weights by their bytes, for numbers that rounding would not make.</summary>
    public static KernelWeights FromBytes(WeightType type, int rows, int columns, byte[] bytes, float[] values) => new(type, rows, columns, bytes, values);

    /// <summary>Any bits, but for scales that make numbers below one.</summary>
    private static KernelWeights RandomBlocks(WeightType type, int rows, int columns, Random random)
    {
        int blockBytes = WeightCodec.BlockBytes(type);
        byte[] bytes = new byte[WeightCodec.RowBytes(type, columns) * rows];
        random.NextBytes(bytes);
        for (int block = 0; block < bytes.Length; block += blockBytes)
        {
            foreach (int half in NaiveBlocks.Halves(type))
            {
                float largest = type == WeightType.IQ4_NL ? 0.008f : WeightCodec.BlockSize(type) == 32 ? 0.03f : 2e-4f;
                BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(block + half), (Half)((random.NextSingle() - 0.5f) * largest));
            }

            if (type == WeightType.MXFP4)
            {
                bytes[block] = (byte)random.Next(110, 126);
            }
        }

        return new KernelWeights(type, rows, columns, bytes, NaiveCodec.Decode(type, bytes));
    }

    /// <summary>Writes a block and replaces its values by those that it stands for.</summary>
    private static int Encode(WeightType type, Span<float> values, Span<byte> bytes)
    {
        switch (type)
        {
            case WeightType.F32:
                BinaryPrimitives.WriteSingleLittleEndian(bytes, values[0]);
                return 4;
            case WeightType.F16:
                BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)values[0]);
                values[0] = (float)(Half)values[0];
                return 2;
            case WeightType.BF16:
                uint bits = BitConverter.SingleToUInt32Bits(values[0]) & 0xFFFF0000;
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(bits >> 16));
                values[0] = BitConverter.UInt32BitsToSingle(bits);
                return 2;
            case WeightType.Q8_0:
                return EncodeQ8(values, bytes);
            default:
                return EncodeQ4(values, bytes);
        }
    }

    private static int EncodeQ8(Span<float> values, Span<byte> bytes)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        Half scale = (Half)(largest / 127);
        BinaryPrimitives.WriteHalfLittleEndian(bytes, scale);
        for (int i = 0; i < 32; i++)
        {
            sbyte quant = (sbyte)Math.Clamp(MathF.Round(values[i] / (float)scale), -128, 127);
            bytes[2 + i] = (byte)quant;
            values[i] = (float)scale * quant;
        }

        return 34;
    }

    private static int EncodeQ4(Span<float> values, Span<byte> bytes)
    {
        float largest = 0;
        foreach (float value in values)
        {
            largest = Math.Abs(value) > Math.Abs(largest) ? value : largest;
        }

        Half scale = (Half)(largest / -8);
        BinaryPrimitives.WriteHalfLittleEndian(bytes, scale);
        bytes[2..18].Clear();
        for (int i = 0; i < 32; i++)
        {
            int quant = (int)Math.Clamp(MathF.Round(values[i] / (float)scale) + 8, 0, 15);
            bytes[2 + (i % 16)] |= (byte)(i < 16 ? quant : quant << 4);
            values[i] = (float)scale * (quant - 8);
        }

        return 18;
    }
}
