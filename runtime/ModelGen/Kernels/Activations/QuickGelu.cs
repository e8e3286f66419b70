namespace ModelGen.Kernels;

/// <summary>x·σ(1.702·x), the logistic approximation of GELU. Hendrycks and Gimpel 2016, §2.</summary>
public readonly struct QuickGelu : IActivation
{
    static TVector IActivation.Apply<TVector, TSimd>(TVector x) => TSimd.Multiply(x, SimdMath<TVector, TSimd>.Logistic(TSimd.Multiply(x, TSimd.Broadcast(1.702f))));
}
