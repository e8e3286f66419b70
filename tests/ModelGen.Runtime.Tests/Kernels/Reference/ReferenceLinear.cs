using ModelGen.Runtime;

namespace ModelGen.Tests.Reference;

/// <summary>The linear layer in double, output by output.</summary>
internal static class ReferenceLinear
{
    public static double[] Apply(Activations input, KernelWeights weights, float[]? bias, int tokens)
    {
        double[] output = new double[tokens * weights.Rows];
        for (int token = 0; token < tokens; token++)
        {
            ReadOnlySpan<float> x = input.Row(token);
            for (int row = 0; row < weights.Rows; row++)
            {
                double sum = bias?[row] ?? 0;
                for (int column = 0; column < weights.Columns; column++)
                {
                    sum += (double)weights.Values[(row * weights.Columns) + column] * x[column];
                }

                output[(token * weights.Rows) + row] = sum;
            }
        }

        return output;
    }
}
