using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>An activation function of the model's own, a span at a time.</summary>
internal readonly unsafe struct OwnActivationLoop<TActivation> : IActivationLoop
    where TActivation : struct, IOwnActivation
{
    public static void Apply(float* values, int count) => TActivation.Apply(new Span<float>(values, count));

    public static void ApplyAndMultiply(float* values, float* factors, int count)
    {
        TActivation.Apply(new Span<float>(values, count));
        if (SimdPath.Is512)
        {
            Multiply<Vector512<float>, Simd512>(values, factors, count);
        }
        else if (SimdPath.Is256)
        {
            Multiply<Vector256<float>, Simd256>(values, factors, count);
        }
        else
        {
            Multiply<Vector128<float>, Simd128>(values, factors, count);
        }
    }

    private static void Multiply<TVector, TSimd>(float* values, float* factors, int count)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Multiply(TSimd.Load(values + i), TSimd.Load(factors + i)), values + i);
        }

        if (i < count)
        {
            TSimd.StorePartial(TSimd.Multiply(TSimd.LoadPartial(values + i, count - i), TSimd.LoadPartial(factors + i, count - i)), values + i, count - i);
        }
    }
}
