using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q4_1"/>: a binary16 scale, a binary16 minimum, sixteen bytes of two quants (0…15) each.
/// </summary>
internal readonly unsafe struct Q4_1Format : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 32;

    /// <inheritdoc/>
    public static int BlockBytes => 20;

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
        QuantBits.Nibbles(block + 4).AsSByte().Store(quants);
    }
}
