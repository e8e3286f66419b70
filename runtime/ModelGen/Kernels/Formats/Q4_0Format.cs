using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q4_0"/>: the first half of a block's weights are the lower halves of its sixteen bytes, the second half the upper ones.
/// </summary>
internal readonly unsafe struct Q4_0Format<TVector, TSimd> : IWeightFormat<TVector>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <inheritdoc/>
    public static int BlockLength => 32;

    /// <inheritdoc/>
    public static int BlockBytes => 18;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(byte* block) => TSimd.NibbleScale(HalfFormat.Read(block));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Decode(byte* block, int part, TVector scale)
    {
        int element = part * TSimd.Count;
        return TSimd.FromNibbles(block + 2 + (element & 15), element < 16 ? 0 : 4, scale);
    }

    /// <inheritdoc/>
    public static TVector DecodePartial(byte* block, int count) => throw new NotSupportedException();
}
