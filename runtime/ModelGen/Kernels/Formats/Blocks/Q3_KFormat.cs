using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q3_K"/>: the third bits of the quants (−4…3) in thirty-two bytes, their lower two in sixty-four, sixteen 6-bit scales (−32…31) in
/// twelve, and the binary16 number that the scales are multiplied with. Bit i of the thirty-two bytes belongs to weights 32·i and up.
/// </summary>
internal readonly unsafe struct Q3_KFormat : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 256;

    /// <inheritdoc/>
    public static int BlockBytes => 110;

    /// <inheritdoc/>
    public static int GroupLength => 16;

    /// <inheritdoc/>
    public static bool HasOffsets => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        float scale = HalfFormat.Read(block + 108);
        for (int group = 0; group < 16; group++)
        {
            int low = (block[96 + (group % 8)] >> (group / 8 * 4)) & 15;
            int high = (block[104 + (group % 4)] >> (group / 4 * 2)) & 3;
            scales[group] = scale * ((low | (high << 4)) - 32);
        }

        Vector256<byte> third = Vector256.Load(block);
        for (int part = 0; part < 8; part++)
        {
            Vector256<byte> low = QuantBits.Of(Vector256.Load(block + 32 + (part / 4 * 32)), part % 4 * 2, 3);
            Vector256<byte> high = QuantBits.Of(third, part, 1);
            (low + (high << 2) - Vector256.Create((byte)4)).AsSByte().Store(quants + (part * 32));
        }
    }
}
