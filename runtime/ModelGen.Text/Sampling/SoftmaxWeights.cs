using System.Runtime.Intrinsics;

namespace ModelGen.Text.Sampling;

/// <summary>The softmax before its division: exp((x − max)/temperature) of each logit, and their sum.</summary>
/// <remarks>
/// <see cref="Math.Exp"/> is the C library's and TensorPrimitives sums in an order that follows the vector width: either would let a seed give another text on
/// another machine. Here every machine does the same additions and multiplications of doubles, four at a time, in the same order.
/// </remarks>
internal static class SoftmaxWeights
{
    // Below e^−700 the exponent of the result would leave the normal numbers. No draw of 53 bits can hit so small a weight: it counts as 0.
    private const double Smallest = -700;

    // Adding 1.5·2⁵² rounds to an integer and leaves it in the low bits.
    private const double Rounding = 6755399441055744.0;
    private const double Log2E = 1.4426950408889634074;

    // ln 2 in two parts, the first with so few bits that its products with the exponent are exact (Cody and Waite 1980; the split of fdlibm).
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Fills <paramref name="weights"/> and returns their sum.</summary>
    /// <param name="logits">Logits, <c>[n]</c>; −∞ has weight 0.</param>
    /// <param name="maximum">The greatest of them, finite; its weight is exactly 1.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="weights">Where the weights go, <c>[n]</c>.</param>
    public static double Compute(ReadOnlySpan<float> logits, float maximum, double temperature, Span<double> weights)
    {
        Vector256<double> shift = Vector256.Create((double)maximum);
        Vector256<double> divisor = Vector256.Create(temperature);
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= logits.Length - 4; i += 4)
        {
            Vector256<double> weight = Exp((Widen(logits[i..]) - shift) / divisor);
            weight.CopyTo(weights[i..]);
            sums += weight;
        }

        if (i < logits.Length)
        {
            Span<float> last = [float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity];
            logits[i..].CopyTo(last);
            Vector256<double> weight = Exp((Widen(last) - shift) / divisor);
            sums += weight;
            for (int lane = 0; i < logits.Length; i++, lane++)
            {
                weights[i] = weight[lane];
            }
        }

        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    private static Vector256<double> Widen(ReadOnlySpan<float> values)
    {
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(Vector128.Create(values));
        return Vector256.Create(lower, upper);
    }

    /// <summary>e^x for x ≤ 0, to about one unit in the last place. Not a single fused operation: fused and unfused machines would differ.</summary>
    private static Vector256<double> Exp(Vector256<double> x)
    {
        Vector256<double> normal = Vector256.GreaterThan(x, Vector256.Create(Smallest));
        Vector256<double> bounded = Vector256.ConditionalSelect(normal, x, Vector256<double>.Zero);

        // x = k·ln 2 + r, |r| ≤ ln 2 / 2
        Vector256<double> rounded = (bounded * Log2E) + Vector256.Create(Rounding);
        Vector256<double> k = rounded - Vector256.Create(Rounding);
        Vector256<double> r = bounded - (k * Ln2High) - (k * Ln2Low);

        // e^r by its series; the first term left out, r¹³/13!, is below 2⁻⁵².
        Vector256<double> series = Vector256.Create(1.0 / 479001600);
        series = (series * r) + Vector256.Create(1.0 / 39916800);
        series = (series * r) + Vector256.Create(1.0 / 3628800);
        series = (series * r) + Vector256.Create(1.0 / 362880);
        series = (series * r) + Vector256.Create(1.0 / 40320);
        series = (series * r) + Vector256.Create(1.0 / 5040);
        series = (series * r) + Vector256.Create(1.0 / 720);
        series = (series * r) + Vector256.Create(1.0 / 120);
        series = (series * r) + Vector256.Create(1.0 / 24);
        series = (series * r) + Vector256.Create(1.0 / 6);
        series = (series * r) + Vector256.Create(0.5);
        series = (series * r) + Vector256<double>.One;
        series = (series * r) + Vector256<double>.One;

        // times 2^k: k goes into the exponent bits
        Vector256<double> result = (series.AsInt64() + (rounded.AsInt64() << 52)).AsDouble();
        return Vector256.ConditionalSelect(normal, result, Vector256<double>.Zero);
    }
}
