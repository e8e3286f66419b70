using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// <see cref="WeightType.Q8_0"/>: the product of a binary16 scale and a byte has nineteen significant bits at most, so it is exact in float32.
/// </summary>
internal readonly unsafe struct Q8_0Format<TVector, TSimd> : IWeightFormat<TVector>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <inheritdoc/>
    public static int BlockLength => 32;

    /// <inheritdoc/>
    public static int BlockBytes => 34;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(byte* block) => TSimd.Broadcast(HalfFormat.Read(block));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Decode(byte* block, int part, TVector scale) => TSimd.Multiply(TSimd.FromSByte((sbyte*)block + 2 + (part * TSimd.Count)), scale);

    /// <inheritdoc/>
    public static TVector DecodePartial(byte* block, int count) => throw new NotSupportedException();
}
