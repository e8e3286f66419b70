using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>A branch, times a constant, added to the residual stream.</summary>
public static class ScaledAdd
{
    /// <summary><c>accumulator += factor · input</c></summary>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="factor">The constant.</param>
    /// <param name="accumulator"><c>[tokens × Columns]</c>, another buffer.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations input, float factor, Activations accumulator, Rows rows)
    {
        Shape.Equal(accumulator.Columns, input.Columns, "columns of the sums");
        Shape.Holds(rows.Count, input.Rows, "the rows to add");
        Shape.Holds(rows.Count, accumulator.Rows, "the sums");
        WorkSharing.Run(rows.Workers, new ElementJob<ProductSum>(input, factor, accumulator), rows.Count, 1, (long)rows.Count * input.Columns);
    }

    /// <summary>The same for one row on the calling thread.</summary>
    internal static unsafe void Row(float* input, float factor, float* accumulator, int columns) =>
        new ElementJob<ProductSum>(new Activations(input, 1, columns), factor, new Activations(accumulator, 1, columns)).Execute(0, 1);

    private readonly struct ProductSum : IElementOperation
    {
        public static bool Accumulates => true;

        public static TVector Apply<TVector, TSimd>(TVector source, TVector destination, TVector constant)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
            => TSimd.MultiplyAdd(source, constant, destination);
    }
}
