using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary><see cref="WeightType.F32"/>.</summary>
internal readonly unsafe struct F32Format<TVector, TSimd> : IWeightFormat<TVector>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
{
    /// <inheritdoc/>
    public static int BlockLength => TSimd.Count;

    /// <inheritdoc/>
    public static int BlockBytes => TSimd.Count * sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale(byte* block) => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Decode(byte* block, int part, TVector scale) => TSimd.Load((float*)block);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector DecodePartial(byte* block, int count) => TSimd.LoadPartial((float*)block, count);
}
