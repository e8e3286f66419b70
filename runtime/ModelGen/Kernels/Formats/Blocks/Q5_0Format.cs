using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q5_0"/>: a binary16 scale, the fifth bits of all quants in four bytes, their lower four in sixteen; the quants go from −16 to 15.
/// </summary>
internal readonly unsafe struct Q5_0Format : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 32;

    /// <inheritdoc/>
    public static int BlockBytes => 22;

    /// <inheritdoc/>
    public static int GroupLength => 32;

    /// <inheritdoc/>
    public static bool HasOffsets => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        scales[0] = HalfFormat.Read(block);
        Vector256<byte> numbers = QuantBits.Nibbles(block + 6) | QuantBits.FifthBits(Unsafe.ReadUnaligned<uint>(block + 2));
        (numbers.AsSByte() - Vector256.Create((sbyte)16)).Store(quants);
    }
}
