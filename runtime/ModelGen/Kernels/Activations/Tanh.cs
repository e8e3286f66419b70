namespace ModelGen.Kernels;

/// <summary>The hyperbolic tangent.</summary>
public readonly struct Tanh : IActivation
{
    static TVector IActivation.Apply<TVector, TSimd>(TVector x) => SimdMath<TVector, TSimd>.Tanh(x);
}
