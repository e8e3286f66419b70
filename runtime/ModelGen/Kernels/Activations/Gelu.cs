namespace ModelGen.Kernels;

/// <summary>x·Φ(x) = x/2·(1 + erf(x/√2)), the Gaussian error linear unit with the exact error function. Hendrycks and Gimpel 2016.</summary>
public readonly struct Gelu : IActivation
{
    private const float InverseRootTwo = 0.707106781f;

    static TVector IActivation.Apply<TVector, TSimd>(TVector x)
    {
        TVector erf = SimdMath<TVector, TSimd>.Erf(TSimd.Multiply(x, TSimd.Broadcast(InverseRootTwo)));
        return TSimd.Multiply(TSimd.Multiply(x, TSimd.Broadcast(0.5f)), TSimd.Add(TSimd.Broadcast(1f), erf));
    }
}
