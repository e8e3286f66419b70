using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>An activation function of the model's own, a span at a time.</summary>
internal readonly unsafe struct OwnActivationLoop<TActivation, TConstants> : IActivationLoop
    where TActivation : struct, IOwnActivation
    where TConstants : struct, IActivationConstants
{
    public static void Apply(float* values, int count) => TActivation.Apply(new Span<float>(values, count));

    public static void ApplyAndMultiply(float* values, float* factors, int count)
    {
        if (SimdPath.Is512)
        {
            ApplyAndMultiply<Vector512<float>, Simd512>(values, factors, count);
        }
        else if (SimdPath.Is256)
        {
            ApplyAndMultiply<Vector256<float>, Simd256>(values, factors, count);
        }
        else
        {
            ApplyAndMultiply<Vector128<float>, Simd128>(values, factors, count);
        }
    }

    private static void ApplyAndMultiply<TVector, TSimd>(float* values, float* factors, int count)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        if (float.IsFinite(TConstants.Limit))
        {
            Bound<TVector, TSimd>(values, count);
        }

        TActivation.Apply(new Span<float>(values, count));
        Multiply<TVector, TSimd>(values, factors, count);
    }

    private static void Bound<TVector, TSimd>(float* values, int count)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(GateBounds<TConstants>.Gate<TVector, TSimd>(TSimd.Load(values + i)), values + i);
        }

        if (i < count)
        {
            TSimd.StorePartial(GateBounds<TConstants>.Gate<TVector, TSimd>(TSimd.LoadPartial(values + i, count - i)), values + i, count - i);
        }
    }

    private static void Multiply<TVector, TSimd>(float* values, float* factors, int count)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Multiply(TSimd.Load(values + i), GateBounds<TConstants>.Up<TVector, TSimd>(TSimd.Load(factors + i))), values + i);
        }

        if (i < count)
        {
            TVector up = GateBounds<TConstants>.Up<TVector, TSimd>(TSimd.LoadPartial(factors + i, count - i));
            TSimd.StorePartial(TSimd.Multiply(TSimd.LoadPartial(values + i, count - i), up), values + i, count - i);
        }
    }
}
