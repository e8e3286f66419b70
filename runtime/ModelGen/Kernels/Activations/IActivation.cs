namespace ModelGen.Kernels;

/// <summary>
/// An activation function, applied to each element alone: <see cref="Silu"/>, <see cref="Relu"/>, <see cref="Gelu"/>, <see cref="GeluTanh"/>, <see cref="Tanh"/>, <see cref="Swish{TConstants}"/>.
/// </summary>
public interface IActivation
{
    /// <summary>The function's values, lane by lane.</summary>
    internal static abstract TVector Apply<TVector, TSimd>(TVector x)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>;
}
