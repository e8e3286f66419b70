using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary><see cref="WeightType.F16"/>.</summary>
internal readonly unsafe struct F16Format<TVector, TSimd> : IWeightFormat<TVector>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <inheritdoc/>
    public static int BlockLength => TSimd.Count;

    /// <inheritdoc/>
    public static int BlockBytes => TSimd.Count * sizeof(ushort);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(byte* block) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Decode(byte* block, int part, TVector scale) => TSimd.FromHalf((ushort*)block);

    /// <inheritdoc/>
    public static TVector DecodePartial(byte* block, int count)
    {
        ushort* padded = stackalloc ushort[TSimd.Count];
        for (int i = 0; i < TSimd.Count; i++)
        {
            padded[i] = i < count ? Unsafe.ReadUnaligned<ushort>(block + (i * sizeof(ushort))) : (ushort)0;
        }

        return TSimd.FromHalf(padded);
    }
}
