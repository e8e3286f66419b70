namespace ModelGen.Tests.Reference;

/// <summary>Root mean square normalization of one row, in double.</summary>
internal static class ReferenceRmsNorm
{
    public static double[] Apply(ReadOnlySpan<float> row, ReadOnlySpan<float> weight, double epsilon)
    {
        double squares = 0;
        foreach (float value in row)
        {
            squares += (double)value * value;
        }

        double scale = 1 / Math.Sqrt((squares / row.Length) + epsilon);
        double[] output = new double[row.Length];
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = weight[i] * row[i] * scale;
        }

        return output;
    }
}
