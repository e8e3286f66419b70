using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q5_1"/>: a binary16 scale, a binary16 minimum, the fifth bits of all quants (0…31) in four bytes, their lower four in sixteen.
/// </summary>
internal readonly unsafe struct Q5_1Format : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 32;

    /// <inheritdoc/>
    public static int BlockBytes => 24;

    /// <inheritdoc/>
    public static int GroupLength => 32;

    /// <inheritdoc/>
    public static bool HasOffsets => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        scales[0] = HalfFormat.Read(block);
        offsets[0] = HalfFormat.Read(block + 2);
        (QuantBits.Nibbles(block + 8) | QuantBits.FifthBits(Unsafe.ReadUnaligned<uint>(block + 4))).AsSByte().Store(quants);
    }
}
