using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q4_K"/>: the binary16 numbers that scales and minima are multiplied with, eight 6-bit scales and minima, and 128 bytes of two quants
/// (0…15) each, which lie 32 weights apart.
/// </summary>
internal readonly unsafe struct Q4_KFormat : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 256;

    /// <inheritdoc/>
    public static int BlockBytes => 144;

    /// <inheritdoc/>
    public static int GroupLength => 32;

    /// <inheritdoc/>
    public static bool HasOffsets => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        SixBitScales.Unpack(block + 4, HalfFormat.Read(block), HalfFormat.Read(block + 2), scales, offsets);
        for (int pair = 0; pair < 4; pair++)
        {
            Vector256<byte> bytes = Vector256.Load(block + 16 + (pair * 32));
            QuantBits.Of(bytes, 0, 15).AsSByte().Store(quants + (pair * 64));
            QuantBits.Of(bytes, 4, 15).AsSByte().Store(quants + (pair * 64) + 32);
        }
    }
}
