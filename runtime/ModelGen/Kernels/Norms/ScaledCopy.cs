using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Each row times a constant, into another buffer: the residual stream of DeepNorm, whose branches are added to it. Wang 2022, arXiv:2203.00555.</summary>
public static class ScaledCopy
{
    /// <summary><c>output = factor · input</c></summary>
    /// <param name="input"><c>[tokens × Columns]</c></param>
    /// <param name="factor">The constant.</param>
    /// <param name="output"><c>[tokens × Columns]</c>; may be <paramref name="input"/>.</param>
    /// <param name="rows">Tokens and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations input, float factor, Activations output, Rows rows)
    {
        Shape.Equal(output.Columns, input.Columns, "columns of the scaled rows");
        Shape.Holds(rows.Count, input.Rows, "the rows to scale");
        Shape.Holds(rows.Count, output.Rows, "the scaled rows");
        WorkSharing.Run(rows.Workers, new ElementJob<Product>(input, factor, output), rows.Count, 1, (long)rows.Count * input.Columns);
    }

    /// <summary>The same for one row on the calling thread.</summary>
    internal static unsafe void Row(float* input, float factor, float* output, int columns) =>
        new ElementJob<Product>(new Activations(input, 1, columns), factor, new Activations(output, 1, columns)).Execute(0, 1);

    private readonly struct Product : IElementOperation
    {
        public static bool Accumulates => false;

        public static TVector Apply<TVector, TSimd>(TVector source, TVector destination, TVector constant)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
            => TSimd.Multiply(source, constant);
    }
}
