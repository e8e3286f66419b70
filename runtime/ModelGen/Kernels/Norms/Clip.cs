using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Numbers held within a bound by cutting off what lies outside of it, as MPT, DBRX and OLMo do with queries, keys and values (<c>clip_qkv</c>).</summary>
public static class Clip
{
    /// <summary><c>x = max(−limit, min(limit, x))</c>, in place.</summary>
    /// <param name="values"><c>[tokens × Columns]</c></param>
    /// <param name="limit">The bound, greater than 0.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations values, float limit, Rows rows)
    {
        Shape.Holds(rows.Count, values.Rows, "the rows to clip");
        WorkSharing.Run(rows.Workers, new ElementJob<Bound>(values, limit, values), rows.Count, 1, 2L * rows.Count * values.Columns);
    }

    private readonly struct Bound : IElementOperation
    {
        public static bool Accumulates => false;

        // What is not a number stays so.
        public static TVector Apply<TVector, TSimd>(TVector source, TVector destination, TVector constant)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
            => TSimd.Max(TSimd.Subtract(default, constant), TSimd.Min(constant, source));
    }
}
