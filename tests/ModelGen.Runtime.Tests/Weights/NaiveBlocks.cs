namespace ModelGen.Runtime.Tests.Weights;

/// <summary>What the blocks of quantised types stand for: ggml's <c>dequantize_row_*</c>, element by element.</summary>
internal static class NaiveBlocks
{
    private static readonly int[] Levels = [-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113];
    private static readonly float[] SmallFloats = [0, 1, 2, 3, 4, 6, 8, 12];

    /// <summary>Where the binary16 numbers of a block lie.</summary>
    public static int[] Halves(WeightType type) => type switch
    {
        WeightType.Q4_1 or WeightType.Q5_1 or WeightType.Q4_K or WeightType.Q5_K => [0, 2],
        WeightType.Q2_K => [80, 82],
        WeightType.Q3_K => [108],
        WeightType.Q6_K => [208],
        WeightType.MXFP4 => [],
        _ => [0],
    };

    /// <summary>Element i of a block.</summary>
    public static float Element(WeightType type, ReadOnlySpan<byte> block, int i) => type switch
    {
        WeightType.Q4_1 => (Half(block, 0) * Nibble(block[4..], i)) + Half(block, 2),
        WeightType.Q5_0 => Half(block, 0) * ((Nibble(block[6..], i) | (Bit(block[2..], i) << 4)) - 16),
        WeightType.Q5_1 => (Half(block, 0) * (Nibble(block[8..], i) | (Bit(block[4..], i) << 4))) + Half(block, 2),
        WeightType.Q2_K => (Half(block, 80) * (block[i / 16] & 15) * ((block[16 + (i / 128 * 32) + (i % 32)] >> (i / 32 % 4 * 2)) & 3))
            - (Half(block, 82) * (block[i / 16] >> 4)),
        WeightType.Q3_K => Half(block, 108) * Q3Scale(block.Slice(96, 12), i / 16) * (((block[32 + (i / 128 * 32) + (i % 32)] >> (i / 32 % 4 * 2)) & 3)
            - (((block[i % 32] >> (i / 32)) & 1) != 0 ? 0 : 4)),
        WeightType.Q4_K => Affine(block, i, LongNibble(block[16..], i)),
        WeightType.Q5_K => Affine(block, i, LongNibble(block[48..], i) + (((block[16 + (i % 32)] >> (i / 32)) & 1) * 16)),
        WeightType.Q6_K => Half(block, 208) * (sbyte)block[192 + (i / 16)] * (Q6(block, i) - 32),
        WeightType.IQ4_NL => Half(block, 0) * Levels[Nibble(block[2..], i)],
        WeightType.MXFP4 => MathF.ScaleB(SmallFloats[Nibble(block[1..], i) & 7] * (Nibble(block[1..], i) > 8 ? -1 : 1) / 2, block[0] - 127),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Scale (or minimum) of a group of Q4_K: ggml's <c>get_scale_min_k4</c>.</summary>
    public static (int Scale, int Minimum) SixBits(ReadOnlySpan<byte> q, int j) => j < 4
        ? (q[j] & 63, q[j + 4] & 63)
        : ((q[j + 4] & 15) | (q[j - 4] >> 6 << 4), (q[j + 4] >> 4) | (q[j] >> 6 << 4));

    private static float Affine(ReadOnlySpan<byte> block, int i, int quant)
    {
        (int scale, int minimum) = SixBits(block[4..], i / 32);
        return (Half(block, 0) * scale * quant) - (Half(block, 2) * minimum);
    }

    private static int Q3Scale(ReadOnlySpan<byte> bytes, int group)
    {
        int low = group < 8 ? bytes[group] & 15 : bytes[group - 8] >> 4;
        return (low | (((bytes[8 + (group % 4)] >> (group / 4 * 2)) & 3) << 4)) - 32;
    }

    private static int Q6(ReadOnlySpan<byte> block, int i)
    {
        (int half, int quarter, int at) = (i / 128, i % 128 / 32, i % 32);
        int low = block[(half * 64) + (quarter % 2 * 32) + at] >> (quarter / 2 * 4);
        int high = block[128 + (half * 32) + at] >> (quarter * 2);
        return (low & 15) | ((high & 3) << 4);
    }

    private static float Half(ReadOnlySpan<byte> block, int at) => (float)BitConverter.ToHalf(block[at..]);

    private static int Nibble(ReadOnlySpan<byte> bytes, int i) => i < 16 ? bytes[i] & 15 : bytes[i - 16] >> 4;

    private static int LongNibble(ReadOnlySpan<byte> bytes, int i) => (bytes[(i / 64 * 32) + (i % 32)] >> (i % 64 / 32 * 4)) & 15;

    private static int Bit(ReadOnlySpan<byte> bytes, int i) => (bytes[i / 8] >> (i % 8)) & 1;
}
