using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q5_K"/>: as <see cref="WeightType.Q4_K"/>, with the fifth bits of the quants (0…31) in thirty-two bytes between scales and quants.
/// Bit i of those belongs to weights 32·i and up.
/// </summary>
internal readonly unsafe struct Q5_KFormat : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 256;

    /// <inheritdoc/>
    public static int BlockBytes => 176;

    /// <inheritdoc/>
    public static int GroupLength => 32;

    /// <inheritdoc/>
    public static bool HasOffsets => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        SixBitScales.Unpack(block + 4, HalfFormat.Read(block), HalfFormat.Read(block + 2), scales, offsets);
        Vector256<byte> fifth = Vector256.Load(block + 16);
        for (int pair = 0; pair < 4; pair++)
        {
            Vector256<byte> bytes = Vector256.Load(block + 48 + (pair * 32));
            Vector256<byte> high = QuantBits.Of(fifth, 2 * pair, 3);
            Vector256<byte> first = QuantBits.Of(bytes, 0, 15) | ((high & Vector256<byte>.One) << 4);
            Vector256<byte> second = QuantBits.Of(bytes, 4, 15) | ((high & Vector256.Create((byte)2)) << 3);
            first.AsSByte().Store(quants + (pair * 64));
            second.AsSByte().Store(quants + (pair * 64) + 32);
        }
    }
}
