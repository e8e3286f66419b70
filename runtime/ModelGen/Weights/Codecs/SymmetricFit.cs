using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Runtime;

/// <summary>
/// Finds the scale of groups, <c>x ≈ scale·q</c> with q from −most to most − 1: for each of nineteen steps the elements are rounded, and the scale that then
/// fits best in the least squares, elements weighted by their squares, wins if it is better than before (ggml's <c>make_qx_quants</c> with
/// <c>rmse_type</c> 1, operation by operation).
/// </summary>
internal static class SymmetricFit
{
    /// <summary>Groups (and scales) below it are nothing: ggml's <c>GROUP_MAX_EPS</c>.</summary>
    public const float Nothing = 1e-15f;

    /// <summary>The scales of eight groups.</summary>
    /// <param name="elements">Their elements, a lane for each group.</param>
    /// <param name="most">Minus the smallest quant.</param>
    /// <param name="quants">Takes the quants plus <paramref name="most"/>; zeros for a group that is nothing.</param>
    [SkipLocalsInit]
    public static Vector256<float> Find(ReadOnlySpan<Vector256<float>> elements, float most, Span<Vector256<float>> quants)
    {
        Vector256<float> largest = Vector256<float>.Zero;
        Vector256<float> magnitude = Vector256<float>.Zero;
        foreach (Vector256<float> element in elements)
        {
            Vector256<float> larger = Vector256.GreaterThan(Vector256.Abs(element), magnitude);
            magnitude = Vector256.ConditionalSelect(larger, Vector256.Abs(element), magnitude);
            largest = Vector256.ConditionalSelect(larger, element, largest);
        }

        Vector256<float> nothing = Vector256.LessThan(magnitude, Vector256.Create(Nothing));
        Span<Vector256<float>> tried = stackalloc Vector256<float>[elements.Length];
        Sums sums = Round(elements, Vector256.Create(-most) / largest, most, quants);
        Vector256<float> isZero = Vector256.Equals(sums.Squares, Vector256<float>.Zero);
        Vector256<float> scale = Vector256.ConditionalSelect(isZero, Vector256<float>.Zero, sums.Products / sums.Squares);
        Vector256<float> best = scale * sums.Products;
        for (int step = -9; step <= 9; step++)
        {
            if (step == 0)
            {
                continue;
            }

            sums = Round(elements, Vector256.Create(-(most + (0.1f * step))) / largest, most, tried);
            Vector256<float> better = Vector256.GreaterThan(sums.Squares, Vector256<float>.Zero)
                & Vector256.GreaterThan(sums.Products * sums.Products, best * sums.Squares);
            scale = Vector256.ConditionalSelect(better, sums.Products / sums.Squares, scale);
            best = Vector256.ConditionalSelect(better, scale * sums.Products, best);
            for (int i = 0; i < quants.Length; i++)
            {
                quants[i] = Vector256.ConditionalSelect(better, tried[i], quants[i]);
            }
        }

        for (int i = 0; i < quants.Length; i++)
        {
            quants[i] = Vector256.ConditionalSelect(nothing, Vector256<float>.Zero, quants[i] + Vector256.Create(most));
        }

        return Vector256.ConditionalSelect(nothing, Vector256<float>.Zero, scale);
    }

    private static Sums Round(ReadOnlySpan<Vector256<float>> elements, Vector256<float> inverse, float most, Span<Vector256<float>> quants)
    {
        Sums sums = default;
        for (int i = 0; i < quants.Length; i++)
        {
            Vector256<float> quant = Superblock.Quant(inverse * elements[i], -most, most - 1);
            Vector256<float> weight = elements[i] * elements[i];
            sums.Products += weight * elements[i] * quant;
            sums.Squares += weight * quant * quant;
            quants[i] = quant;
        }

        return sums;
    }

    /// <summary>Weighted sums of quants times elements, and of the squares of quants.</summary>
    private struct Sums
    {
        public Vector256<float> Products;
        public Vector256<float> Squares;
    }
}
