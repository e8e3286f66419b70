namespace ModelGen.Kernels;

/// <summary>max(x, 0)². So et al. 2021.</summary>
public readonly struct SquaredRelu : IActivation
{
    static TVector IActivation.Apply<TVector, TSimd>(TVector x)
    {
        TVector positive = TSimd.Max(TSimd.Broadcast(0f), x);
        return TSimd.Multiply(positive, positive);
    }
}
