namespace ModelGen.Kernels;

/// <summary>max(x, 0). Nair and Hinton 2010.</summary>
public readonly struct Relu : IActivation
{
    static TVector IActivation.Apply<TVector, TSimd>(TVector x) => TSimd.Max(TSimd.Broadcast(0f), x);
}
