using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q2_K"/>: sixteen bytes of a 4-bit scale and a 4-bit minimum each, sixty-four bytes of four quants (0…3) each, and the binary16
/// numbers that scales and minima are multiplied with. The four quants of a byte lie 32 weights apart.
/// </summary>
internal readonly unsafe struct Q2_KFormat : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 256;

    /// <inheritdoc/>
    public static int BlockBytes => 84;

    /// <inheritdoc/>
    public static int GroupLength => 16;

    /// <inheritdoc/>
    public static bool HasOffsets => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        float scale = HalfFormat.Read(block + 80);
        float minimum = HalfFormat.Read(block + 82);
        for (int group = 0; group < 16; group++)
        {
            scales[group] = scale * (block[group] & 15);
            offsets[group] = -(minimum * (block[group] >> 4));
        }

        for (int half = 0; half < 2; half++)
        {
            Vector256<byte> bytes = Vector256.Load(block + 16 + (half * 32));
            for (int quarter = 0; quarter < 4; quarter++)
            {
                QuantBits.Of(bytes, 2 * quarter, 3).AsSByte().Store(quants + (half * 128) + (quarter * 32));
            }
        }
    }
}
