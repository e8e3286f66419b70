using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Dot products of a few rows with one vector, such as the words of a query with their mean.</summary>
public static class RowProducts
{
    /// <summary><c>products[i] = rows[i]·vector</c>, summed as float64.</summary>
    /// <param name="rows"><c>[rows × Columns]</c></param>
    /// <param name="vector"><c>[1 × Columns]</c></param>
    /// <param name="products">A product for each of the first rows.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations rows, Activations vector, Span<float> products)
    {
        Shape.Equal(vector.Columns, rows.Columns, "columns of the vector");
        Shape.Holds(products.Length, rows.Rows, "the rows");
        ReadOnlySpan<float> right = vector.Row(0);
        for (int row = 0; row < products.Length; row++)
        {
            ReadOnlySpan<float> left = rows.Row(row);
            double sum = 0;
            for (int i = 0; i < left.Length; i++)
            {
                sum += (double)left[i] * right[i];
            }

            products[row] = (float)sum;
        }
    }
}
