namespace ModelGen.Tests.Reference;

/// <summary>What is done to scores beside the factor.</summary>
/// <param name="SoftCap">The bound; 0: none.</param>
/// <param name="Sink">The score without a value, or null.</param>
/// <param name="IsSlopeScaled">Whether the slope is added before the factor and the bound, or after.</param>
/// <param name="Bias">What the score of a key gains at last; −∞ hides it.</param>
internal sealed record ReferenceScores(double SoftCap = 0, double? Sink = null, bool IsSlopeScaled = false, Func<int, double>? Bias = null);

/// <summary>
/// Causal attention of one query over the keys and values of its head, in double: scores with a slope times the distance of the key, softmax, sum. All positions of a prefix are seen.
/// </summary>
internal static class ReferenceAttention
{
    public static double[] Apply(
        ReadOnlySpan<float> query,
        IReadOnlyList<float[]> keys,
        IReadOnlyList<float[]> values,
        int position,
        int window,
        double scale,
        double slope = 0,
        int prefix = 0,
        ReferenceScores? more = null)
    {
        more ??= new ReferenceScores();
        int first = window == 0 ? 0 : Math.Max(0, position - window + 1);
        double[] scores = new double[Math.Max(position, prefix - 1) - first + 1];
        for (int i = 0; i < scores.Length; i++)
        {
            int key = first + i;
            double product = 0;
            for (int d = 0; d < query.Length; d++)
            {
                product += query[d] * keys[key][d];
            }

            double distance = slope * (key - position);
            double score = scale * (product + (more.IsSlopeScaled ? distance : 0));
            score = more.SoftCap > 0 ? more.SoftCap * Math.Tanh(score / more.SoftCap) : score;
            scores[i] = score + (more.IsSlopeScaled ? 0 : distance) + (more.Bias?.Invoke(key) ?? 0);
        }

        double[] context = new double[values[0].Length];
        double largest = Math.Max(scores.Max(), more.Sink ?? double.NegativeInfinity);
        if (double.IsNegativeInfinity(largest))
        {
            return context;
        }

        double total = scores.Sum(score => Math.Exp(score - largest)) + (more.Sink is { } sink ? Math.Exp(sink - largest) : 0);
        for (int i = 0; i < scores.Length; i++)
        {
            double weight = Math.Exp(scores[i] - largest) / total;
            for (int d = 0; d < context.Length; d++)
            {
                context[d] += weight * values[first + i][d];
            }
        }

        return context;
    }
}
