using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>A row of a float32 matrix where it lies: the product of a one-hot vector with the matrix, without the multiplications by zero.</summary>
internal static unsafe class WordRows
{
    /// <summary>The row <c>[Columns]</c>.</summary>
    /// <exception cref="ArgumentException">The matrix is not float32, or has no such row.</exception>
    public static ReadOnlySpan<float> Row(scoped in LinearWeights vectors, int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)vectors.Rows, nameof(row));
        return vectors.Type == WeightType.F32
            ? new ReadOnlySpan<float>(vectors.Data + (row * vectors.RowBytes), vectors.Columns)
            : throw new ArgumentException($"Word vectors are float32, and these are {vectors.Type}.", nameof(vectors));
    }
}
