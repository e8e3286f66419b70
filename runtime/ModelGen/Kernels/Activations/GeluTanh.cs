namespace ModelGen.Kernels;

/// <summary>x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))), the approximation of GELU that GPT-2 and Gemma use. Hendrycks and Gimpel 2016 §2.</summary>
/// <remarks>(1 + tanh u)/2 = σ(2u), which loses no digits where tanh is near −1.</remarks>
public readonly struct GeluTanh : IActivation
{
    private const float TwiceRootTwoOverPi = 1.59576912f;

    static TVector IActivation.Apply<TVector, TSimd>(TVector x)
    {
        TVector cubic = TSimd.MultiplyAdd(TSimd.Multiply(TSimd.Multiply(x, x), x), TSimd.Broadcast(0.044715f), x);
        return TSimd.Multiply(x, SimdMath<TVector, TSimd>.Logistic(TSimd.Multiply(cubic, TSimd.Broadcast(TwiceRootTwoOverPi))));
    }
}
