using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>Activation functions of the runtime, a vector at a time.</summary>
internal readonly unsafe struct LaneActivation<TActivation, TConstants> : IActivationLoop
    where TActivation : struct, IActivation
    where TConstants : struct, IActivationConstants
{
    public static void Apply(float* values, int count)
    {
        if (SimdPath.Is512)
        {
            Apply<Vector512<float>, Simd512>(values, count);
        }
        else if (SimdPath.Is256)
        {
            Apply<Vector256<float>, Simd256>(values, count);
        }
        else
        {
            Apply<Vector128<float>, Simd128>(values, count);
        }
    }

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<TVector, TSimd>(float* values, int count)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TActivation.Apply<TVector, TSimd>(TSimd.Load(values + i)), values + i);
        }

        if (i < count)
        {
            TSimd.StorePartial(TActivation.Apply<TVector, TSimd>(TSimd.LoadPartial(values + i, count - i)), values + i, count - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ApplyAndMultiply<TVector, TSimd>(float* values, float* factors, int count)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        int i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(Product<TVector, TSimd>(TSimd.Load(values + i), TSimd.Load(factors + i)), values + i);
        }

        if (i < count)
        {
            TSimd.StorePartial(Product<TVector, TSimd>(TSimd.LoadPartial(values + i, count - i), TSimd.LoadPartial(factors + i, count - i)), values + i, count - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Product<TVector, TSimd>(TVector gate, TVector up)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
        => TSimd.Multiply(TActivation.Apply<TVector, TSimd>(GateBounds<TConstants>.Gate<TVector, TSimd>(gate)), GateBounds<TConstants>.Up<TVector, TSimd>(up));
}
