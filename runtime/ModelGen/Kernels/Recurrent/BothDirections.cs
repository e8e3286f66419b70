using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Puts what the forward and the backward layer say of a word side by side.</summary>
public static class BothDirections
{
    /// <summary><c>destination[i] = [forward[rows[i]]; backward[rows[i]]]</c></summary>
    /// <param name="forward"><c>[tokens × Columns]</c></param>
    /// <param name="backward"><c>[tokens × Columns]</c></param>
    /// <param name="rows">A row of both for each row of <paramref name="destination"/>.</param>
    /// <param name="destination"><c>[rows × 2·Columns]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a row does not exist.</exception>
    public static void Apply(Activations forward, Activations backward, ReadOnlySpan<int> rows, Activations destination)
    {
        Shape.Equal(backward.Columns, forward.Columns, "columns of the backward layer");
        Shape.Equal(destination.Columns, 2 * forward.Columns, "columns of both directions");
        Shape.Holds(rows.Length, destination.Rows, "the buffer of both directions");
        for (int i = 0; i < rows.Length; i++)
        {
            Span<float> row = destination.Row(i);
            forward.Row(rows[i]).CopyTo(row);
            backward.Row(rows[i]).CopyTo(row[forward.Columns..]);
        }
    }
}
