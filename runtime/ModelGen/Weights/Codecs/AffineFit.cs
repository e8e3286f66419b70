using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>
/// Finds scale and minimum of groups, <c>x ≈ scale·q − minimum</c> with q from 0 up and a minimum of zero or more: for each of several steps the elements are
/// rounded, and the scale and minimum that then fit best in the least squares win if they are better than before. Large elements weigh more (ggml's
/// <c>make_qkx2_quants</c> with the weights of <c>quantize_row_q4_K_ref</c>, operation by operation).
/// </summary>
internal static class AffineFit
{
    /// <summary>The scales of eight groups.</summary>
    /// <param name="elements">Their elements, a lane for each group.</param>
    /// <param name="most">The largest quant.</param>
    /// <param name="widest">How many quants fewer than those the widest step that is tried reaches over.</param>
    /// <param name="steps">Steps that are tried besides the first, each a tenth of a quant further.</param>
    /// <param name="quants">Takes the quants.</param>
    /// <param name="minima">The minima.</param>
    [SkipLocalsInit]
    public static Vector256<float> Find(
        ReadOnlySpan<Vector256<float>> elements, float most, float widest, int steps, Span<Vector256<float>> quants, out Vector256<float> minima)
    {
        Span<Vector256<float>> weights = stackalloc Vector256<float>[elements.Length];
        Weigh(elements, weights, out Vector256<float> sumWeights, out Vector256<float> sumElements);
        Vector256<float> least = elements[0];
        Vector256<float> largest = elements[0];
        foreach (Vector256<float> element in elements)
        {
            least = Vector256.Min(least, element);
            largest = Vector256.Max(largest, element);
        }

        least = Vector256.Min(least, Vector256<float>.Zero);
        Vector256<float> flat = Vector256.Equals(largest, least);
        Vector256<float> inverse = Vector256.Create(most) / (largest - least);
        Vector256<float> scale = Vector256<float>.One / inverse;
        Vector256<float> minimum = least;
        for (int i = 0; i < quants.Length; i++)
        {
            Vector256<float> quant = Superblock.Quant(inverse * (elements[i] - least), 0, most);
            quants[i] = Vector256.ConditionalSelect(flat, Vector256<float>.Zero, quant);
        }

        Vector256<float> error = Error(elements, weights, quants, scale, minimum);
        Span<Vector256<float>> tried = stackalloc Vector256<float>[elements.Length];
        for (int step = 0; step <= steps; step++)
        {
            // From the best minimum so far on, as the reference does.
            inverse = Vector256.Create(widest + (0.1f * step) + most) / (largest - minimum);
            Sums sums = Round(elements, weights, inverse, minimum, most, tried);
            Vector256<float> determinant = (sumWeights * sums.Squares) - (sums.Quants * sums.Quants);
            Vector256<float> newScale = ((sumWeights * sums.Products) - (sumElements * sums.Quants)) / determinant;
            Vector256<float> newMinimum = ((sums.Squares * sumElements) - (sums.Quants * sums.Products)) / determinant;
            Vector256<float> positive = Vector256.GreaterThan(newMinimum, Vector256<float>.Zero);
            newScale = Vector256.ConditionalSelect(positive, sums.Products / sums.Squares, newScale);
            newMinimum = Vector256.ConditionalSelect(positive, Vector256<float>.Zero, newMinimum);

            Vector256<float> newError = Error(elements, weights, tried, newScale, newMinimum);
            Vector256<float> better = Vector256.GreaterThan(determinant, Vector256<float>.Zero) & Vector256.LessThan(newError, error) & ~flat;
            error = Vector256.ConditionalSelect(better, newError, error);
            scale = Vector256.ConditionalSelect(better, newScale, scale);
            minimum = Vector256.ConditionalSelect(better, newMinimum, minimum);
            for (int i = 0; i < quants.Length; i++)
            {
                quants[i] = Vector256.ConditionalSelect(better, tried[i], quants[i]);
            }
        }

        minima = -minimum;
        return Vector256.ConditionalSelect(flat, Vector256<float>.Zero, scale);
    }

    /// <summary>The weight of an element: its magnitude and the root mean square of its group.</summary>
    private static void Weigh(
        ReadOnlySpan<Vector256<float>> elements, Span<Vector256<float>> weights, out Vector256<float> sumWeights, out Vector256<float> sumElements)
    {
        Vector256<float> squares = Vector256<float>.Zero;
        foreach (Vector256<float> element in elements)
        {
            squares += element * element;
        }

        Vector256<float> mean = Vector256.Sqrt(squares / Vector256.Create((float)elements.Length));
        sumWeights = Vector256<float>.Zero;
        sumElements = Vector256<float>.Zero;
        for (int i = 0; i < elements.Length; i++)
        {
            weights[i] = mean + Vector256.Abs(elements[i]);
            sumWeights += weights[i];
            sumElements += weights[i] * elements[i];
        }
    }

    private static Sums Round(
        ReadOnlySpan<Vector256<float>> elements,
        ReadOnlySpan<Vector256<float>> weights,
        Vector256<float> inverse,
        Vector256<float> least,
        float most,
        Span<Vector256<float>> quants)
    {
        Sums sums = default;
        for (int i = 0; i < quants.Length; i++)
        {
            Vector256<float> quant = Superblock.Quant(inverse * (elements[i] - least), 0, most);
            Vector256<float> weighted = weights[i] * quant;
            sums.Quants += weighted;
            sums.Squares += weighted * quant;
            sums.Products += weighted * elements[i];
            quants[i] = quant;
        }

        return sums;
    }

    private static Vector256<float> Error(
        ReadOnlySpan<Vector256<float>> elements,
        ReadOnlySpan<Vector256<float>> weights,
        ReadOnlySpan<Vector256<float>> quants,
        Vector256<float> scale,
        Vector256<float> minimum)
    {
        Vector256<float> error = Vector256<float>.Zero;
        for (int i = 0; i < elements.Length; i++)
        {
            Vector256<float> difference = (scale * quants[i]) + minimum - elements[i];
            error += weights[i] * (difference * difference);
        }

        return error;
    }

    /// <summary>Weighted sums of quants, of their squares, and of quants times elements.</summary>
    private struct Sums
    {
        public Vector256<float> Quants;
        public Vector256<float> Squares;
        public Vector256<float> Products;
    }
}
