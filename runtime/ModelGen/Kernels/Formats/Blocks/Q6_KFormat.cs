using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q6_K"/>: the lower four bits of the quants (−32…31) in 128 bytes, their upper two in 64, sixteen signed bytes of scales, and the
/// binary16 number that those are multiplied with. Of each half, quarters of 32 weights share bytes.
/// </summary>
internal readonly unsafe struct Q6_KFormat : IBlockFormat
{
    /// <inheritdoc/>
    public static int BlockLength => 256;

    /// <inheritdoc/>
    public static int BlockBytes => 210;

    /// <inheritdoc/>
    public static int GroupLength => 16;

    /// <inheritdoc/>
    public static bool HasOffsets => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpack(byte* block, sbyte* quants, float* scales, float* offsets)
    {
        float scale = HalfFormat.Read(block + 208);
        (Vector128<short> low, Vector128<short> high) = Vector128.Widen(Vector128.Load((sbyte*)block + 192));
        (Floats(low) * scale).Store(scales);
        (Floats(high) * scale).Store(scales + 8);

        for (int half = 0; half < 2; half++)
        {
            Vector256<byte> first = Vector256.Load(block + (half * 64));
            Vector256<byte> second = Vector256.Load(block + (half * 64) + 32);
            Vector256<byte> upper = Vector256.Load(block + 128 + (half * 32));
            sbyte* destination = quants + (half * 128);
            Store(QuantBits.Of(first, 0, 15), QuantBits.Of(upper, 0, 3), destination);
            Store(QuantBits.Of(second, 0, 15), QuantBits.Of(upper, 2, 3), destination + 32);
            Store(QuantBits.Of(first, 4, 15), QuantBits.Of(upper, 4, 3), destination + 64);
            Store(QuantBits.Of(second, 4, 15), QuantBits.Of(upper, 6, 3), destination + 96);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<byte> lower, Vector256<byte> upper, sbyte* destination)
    {
        ((lower | (upper << 4)).AsSByte() - Vector256.Create((sbyte)32)).Store(destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Floats(Vector128<short> numbers)
        => Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(numbers), Vector128.WidenUpper(numbers)));
}
