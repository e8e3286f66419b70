using System.Numerics.Tensors;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Dot products with word vectors to cosines.</summary>
public static class DivideByNorms
{
    /// <summary><c>products[t, w] /= norms[w]</c>, in place.</summary>
    /// <param name="products"><c>[terms × V]</c>, dot products of unit vectors with the words.</param>
    /// <param name="norms">The length of each word's vector, <c>[V]</c>; infinite for a vector of zeros, whose cosines become 0.</param>
    /// <param name="rows">Terms.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations products, in VectorWeights norms, Rows rows)
    {
        Shape.Equal(products.Columns, norms.Length, "columns of the products");
        Shape.Holds(rows.Count, products.Rows, "the products");
        for (int row = 0; row < rows.Count; row++)
        {
            TensorPrimitives.Divide(products.Row(row), norms.AsSpan(), products.Row(row));
        }
    }
}
