namespace ModelGen.Runtime.Tests.Weights;

/// <summary>The naive twins of the codecs: ggml's reference code, line by line.</summary>
internal static class NaiveCodec
{
    public static byte[] Encode(WeightType type, float[] row) => type switch
    {
        WeightType.BF16 => [.. row.SelectMany(value => BitConverter.GetBytes(BrainFloat(value)))],
        WeightType.Q8_0 => [.. row.Chunk(32).SelectMany(Q8)],
        WeightType.Q4_0 => [.. row.Chunk(32).SelectMany(Q4)],
        WeightType.Q4_K or WeightType.Q5_K or WeightType.Q6_K => [.. row.Chunk(256).SelectMany(block => NaiveSuperblocks.Encode(type, block))],
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static float[] Decode(WeightType type, byte[] bytes) => type switch
    {
        WeightType.BF16 => [.. bytes.Chunk(2).Select(pair => BitConverter.UInt32BitsToSingle((uint)BitConverter.ToUInt16(pair) << 16))],
        WeightType.Q8_0 => [.. bytes.Chunk(34).SelectMany(block => block.Skip(2).Select(quant => (sbyte)quant * (float)BitConverter.ToHalf(block)))],
        WeightType.Q4_0 => [.. bytes.Chunk(18).SelectMany(block => block.Skip(2).Select(pair => pair & 0xF)
            .Concat(block.Skip(2).Select(pair => pair >> 4))
            .Select(quant => (quant - 8) * (float)BitConverter.ToHalf(block)))],
        _ => [.. bytes.Chunk(WeightCodec.BlockBytes(type)).SelectMany(block => Enumerable.Range(0, WeightCodec.BlockSize(type)).Select(i => NaiveBlocks.Element(type, block, i)))],
    };

    private static ushort BrainFloat(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & 0x7FFF_FFFF) > 0x7F80_0000 ? (ushort)((bits >> 16) | 64) : (ushort)((bits + (0x7FFF + ((bits >> 16) & 1))) >> 16);
    }

    private static byte[] Q8(float[] block)
    {
        float largest = 0;
        foreach (float value in block)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        float scale = largest / ((1 << 7) - 1);
        float inverse = scale != 0 ? 1 / scale : 0;
        return [.. BitConverter.GetBytes((Half)scale), .. block.Select(value => (byte)(sbyte)MathF.Round(value * inverse, MidpointRounding.AwayFromZero))];
    }

    private static byte[] Q4(float[] block)
    {
        float largest = 0;
        float signed = 0;
        foreach (float value in block)
        {
            if (largest < Math.Abs(value))
            {
                largest = Math.Abs(value);
                signed = value;
            }
        }

        float scale = signed / -8;
        float inverse = scale != 0 ? 1 / scale : 0;
        byte[] quants = new byte[16];
        for (int i = 0; i < 16; i++)
        {
            int low = Math.Min(15, (int)((block[i] * inverse) + 8.5f));
            int high = Math.Min(15, (int)((block[16 + i] * inverse) + 8.5f));
            quants[i] = (byte)(low | (high << 4));
        }

        return [.. BitConverter.GetBytes((Half)scale), .. quants];
    }
}
