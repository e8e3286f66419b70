namespace ModelGen.Kernels;

/// <summary>x·σ(β·x). Ramachandran et al. 2017, arXiv:1710.05941.</summary>
/// <typeparam name="TConstants">β is its <see cref="IActivationConstants.SigmoidFactor"/>.</typeparam>
public readonly struct Swish<TConstants> : IActivation
    where TConstants : struct, IActivationConstants
{
    static TVector IActivation.Apply<TVector, TSimd>(TVector x) => TSimd.Multiply(x, SimdMath<TVector, TSimd>.Logistic(TSimd.Multiply(x, TSimd.Broadcast(TConstants.SigmoidFactor))));
}
