using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Copies the rows that the output layer works on.</summary>
public static class GatherRows
{
    /// <summary><c>destination[i] = source[rows[i]]</c></summary>
    /// <param name="source"><c>[tokens × Columns]</c></param>
    /// <param name="rows">Rows of <paramref name="source"/>, in ascending order where the two buffers are one.</param>
    /// <param name="destination"><c>[rows × Columns]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a row does not exist.</exception>
    public static void Apply(Activations source, ReadOnlySpan<int> rows, Activations destination)
    {
        Shape.Equal(destination.Columns, source.Columns, "columns of the gathered rows");
        Shape.Holds(rows.Length, destination.Rows, "the buffer of gathered rows");
        for (int i = 0; i < rows.Length; i++)
        {
            source.Row(rows[i]).CopyTo(destination.Row(i));
        }
    }
}
