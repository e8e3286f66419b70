using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Numbers held within a bound by a hyperbolic tangent. Bello et al. 2016, arXiv:1611.09940, §4; Gemma 2.</summary>
public static class SoftCap
{
    /// <summary><c>x = cap · tanh(x / cap)</c>, in place.</summary>
    /// <param name="logits"><c>[rows × Columns]</c></param>
    /// <param name="cap">The bound, greater than 0.</param>
    /// <param name="rows">Rows and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations logits, float cap, Rows rows)
    {
        Shape.Holds(rows.Count, logits.Rows, "the rows to bound");

        // A tangent takes as long as some ten multiply-adds.
        WorkSharing.Run(rows.Workers, new ElementJob<Bound>(logits, cap, logits), rows.Count, 1, 10L * rows.Count * logits.Columns);
    }

    private readonly struct Bound : IElementOperation
    {
        public static bool Accumulates => false;

        public static TVector Apply<TVector, TSimd>(TVector source, TVector destination, TVector constant)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
            => TSimd.Multiply(constant, SimdMath<TVector, TSimd>.Tanh(TSimd.Divide(source, constant)));
    }
}
