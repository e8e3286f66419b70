namespace ModelGen.Tests.Reference;

/// <summary>Layer normalization of one row, in double.</summary>
internal static class ReferenceLayerNorm
{
    public static double[] Apply(ReadOnlySpan<float> row, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, double epsilon)
    {
        double mean = 0;
        double variance = 0;
        foreach (float value in row)
        {
            mean += (double)value / row.Length;
        }

        foreach (float value in row)
        {
            variance += (value - mean) * (value - mean) / row.Length;
        }

        double[] output = new double[row.Length];
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = (weight[i] * (row[i] - mean) / Math.Sqrt(variance + epsilon)) + (bias.IsEmpty ? 0 : bias[i]);
        }

        return output;
    }
}
