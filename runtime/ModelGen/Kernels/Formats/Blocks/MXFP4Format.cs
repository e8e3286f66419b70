using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.MXFP4"/>: a power of two as the exponent byte of a float32, and sixteen bytes of two 4-bit floating-point numbers each (OCP
/// Microscaling Formats 1.0).
/// </summary>
internal readonly unsafe struct MXFP4Format : IBlockFormat
{
    /// <summary>Twice 0, 0.5, 1, 1.5, 2, 3, 4 and 6, and their negatives (ggml's <c>kvalues_mxfp4</c>).</summary>
    private static Vector128<sbyte> Levels => Vector128.Create(0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12);

    /// <inheritdoc/>
    public static int BlockLength => 32;

    /// <inheritdoc/>
    public static int BlockBytes => 17;

    /// <inheritdoc/>
    public static int GroupLength => 32;

    /// <inheritdoc/>
    public static bool HasOffsets => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        // The levels are doubled, so the scale is halved: of the two smallest exponents that makes subnormal numbers.
        int exponent = block[0];
        scales[0] = BitConverter.Int32BitsToSingle(exponent < 2 ? 0x0020_0000 << exponent : (exponent - 1) << 23);
        QuantBits.LookUp(Levels, block + 1).Store(quants);
    }
}
