namespace ModelGen.Tests.Reference;

/// <summary>
/// Causal attention of one query over the keys and values of its head, in double: scores with a slope times the position of the key, softmax, sum. All positions of a prefix are seen.
/// </summary>
internal static class ReferenceAttention
{
    public static double[] Apply(ReadOnlySpan<float> query, IReadOnlyList<float[]> keys, IReadOnlyList<float[]> values, int position, int window, double scale, double slope = 0, int prefix = 0)
    {
        int first = window == 0 ? 0 : Math.Max(0, position - window + 1);
        double[] scores = new double[Math.Max(position, prefix - 1) - first + 1];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = slope * (first + i);
            for (int d = 0; d < query.Length; d++)
            {
                scores[i] += scale * query[d] * keys[first + i][d];
            }
        }

        double largest = scores.Max();
        double total = scores.Sum(score => Math.Exp(score - largest));
        double[] context = new double[query.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            double weight = Math.Exp(scores[i] - largest) / total;
            for (int d = 0; d < query.Length; d++)
            {
                context[d] += weight * values[first + i][d];
            }
        }

        return context;
    }
}
