using System.Numerics.Tensors;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The weighted mean of some vectors, divided by its length: what the words of a query have in common.</summary>
public static class UnitMean
{
    /// <summary><c>mean = m/|m|</c> with <c>m = Σ weights[t]·units[t]</c>; zeros where m is zero.</summary>
    /// <param name="units"><c>[terms × Dimensions]</c></param>
    /// <param name="weights"><c>[terms]</c>, finite. Their common scale has no effect, so they are not divided by their sum.</param>
    /// <param name="mean"><c>[1 × Dimensions]</c>; not one of <paramref name="units"/>.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations units, ReadOnlySpan<float> weights, Activations mean)
    {
        Shape.Equal(mean.Columns, units.Columns, "columns of the mean");
        Shape.Holds(weights.Length, units.Rows, "the buffer of unit vectors");
        Span<float> sum = mean.Row(0);
        sum.Clear();

        // Of weights that are divided by the largest, no product overflows.
        float largest = Math.Abs(TensorPrimitives.MaxMagnitude(weights));
        for (int term = 0; term < weights.Length && largest > 0; term++)
        {
            TensorPrimitives.MultiplyAdd(units.Row(term), weights[term] / largest, sum, sum);
        }

        float length = WordNorm.Of(sum);
        if (length > 0)
        {
            TensorPrimitives.Divide(sum, length, sum);
        }
    }
}
