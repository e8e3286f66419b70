namespace ModelGen.Kernels;

/// <summary>x·σ(x), the sigmoid linear unit. Elfwing 2017; the gate of SwiGLU, Shazeer 2020.</summary>
public readonly struct Silu : IActivation
{
    static TVector IActivation.Apply<TVector, TSimd>(TVector x) => TSimd.Multiply(x, SimdMath<TVector, TSimd>.Logistic(x));
}
