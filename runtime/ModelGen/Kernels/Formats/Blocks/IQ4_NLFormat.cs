using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.IQ4_NL"/>: a binary16 scale and sixteen bytes of two numbers each, which stand for sixteen uneven levels.
/// </summary>
internal readonly unsafe struct IQ4_NLFormat : IBlockFormat
{
    /// <summary>ggml's <c>kvalues_iq4nl</c>.</summary>
    private static Vector128<sbyte> Levels => Vector128.Create(-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113);

    /// <inheritdoc/>
    public static int BlockLength => 32;

    /// <inheritdoc/>
    public static int BlockBytes => 18;

    /// <inheritdoc/>
    public static int GroupLength => 32;

    /// <inheritdoc/>
    public static bool HasOffsets => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        scales[0] = HalfFormat.Read(block);
        QuantBits.LookUp(Levels, block + 2).Store(quants);
    }
}
