using System.Numerics.Tensors;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>3CosMul: Levy and Goldberg 2014, eq. 4, with cosines shifted to 0 … 1 (footnote 7).</summary>
public static class CosineQuotient
{
    // ε of the paper: keeps the quotient finite.
    private const float Epsilon = 0.000001f;

    /// <summary><c>cosines[0, w] = Π (1 + positive)/2 / (Π (1 + negative)/2 + ε)</c>; the other rows are used up.</summary>
    /// <param name="cosines"><c>[positives + negatives × V]</c></param>
    /// <param name="positives">Rows that are multiplied, at least one.</param>
    /// <param name="negatives">Rows behind these, by whose product it is divided.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations cosines, int positives, int negatives)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(positives, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(negatives);
        Shape.Holds(positives + negatives, cosines.Rows, "the cosines");
        Span<float> numerator = Product(cosines, 0, positives);
        if (negatives == 0)
        {
            TensorPrimitives.Divide(numerator, 1 + Epsilon, numerator);
            return;
        }

        Span<float> denominator = Product(cosines, positives, negatives);
        TensorPrimitives.Add(denominator, Epsilon, denominator);
        TensorPrimitives.Divide(numerator, denominator, numerator);
    }

    /// <summary>Multiplies shifted rows into the first of them.</summary>
    private static Span<float> Product(Activations cosines, int first, int count)
    {
        Span<float> product = cosines.Row(first);
        Shift(product);
        for (int row = first + 1; row < first + count; row++)
        {
            Shift(cosines.Row(row));
            TensorPrimitives.Multiply(product, cosines.Row(row), product);
        }

        return product;
    }

    private static void Shift(Span<float> cosines)
    {
        TensorPrimitives.Add(cosines, 1, cosines);
        TensorPrimitives.Multiply(cosines, 0.5f, cosines);
    }
}
