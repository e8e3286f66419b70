namespace ModelGen.Tests.Reference;

/// <summary>Recurrent layers in double, element by element.</summary>
internal static class ReferenceRecurrent
{
    public static double[] Highway(ReadOnlySpan<float> carry, ReadOnlySpan<float> transform, ReadOnlySpan<float> hidden)
    {
        double[] output = new double[hidden.Length];
        for (int i = 0; i < output.Length; i++)
        {
            double gate = Sigmoid(carry[i]);
            output[i] = (gate * Math.Max(0, transform[i])) + ((1 - gate) * hidden[i]);
        }

        return output;
    }

    public static (double[] States, double[] Outputs) Cell(ReadOnlySpan<float> gates, ReadOnlySpan<float> cell, double clip, int columns)
    {
        double[] states = new double[cell.Length];
        double[] outputs = new double[cell.Length];
        for (int i = 0; i < states.Length; i++)
        {
            ReadOnlySpan<float> row = gates.Slice(i / columns * 4 * columns, 4 * columns);
            int n = i % columns;
            double state = (Sigmoid(row[(2 * columns) + n] + 1.0) * cell[i]) + (Sigmoid(row[n]) * Math.Tanh(row[columns + n]));
            states[i] = Math.Clamp(state, -clip, clip);
            outputs[i] = Sigmoid(row[(3 * columns) + n]) * Math.Tanh(states[i]);
        }

        return (states, outputs);
    }

    /// <summary>Every window of a word, those that hold nothing but padding too.</summary>
    public static double[] Convolution(ReadOnlySpan<float> characters, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias, int width, int size, Func<double, double> activation)
    {
        double[] output = new double[bias.Length];
        for (int n = 0; n < output.Length; n++)
        {
            double largest = double.NegativeInfinity;
            for (int start = 0; start + (width * size) <= characters.Length; start += size)
            {
                double sum = 0;
                for (int k = 0; k < width * size; k++)
                {
                    sum += (double)characters[start + k] * filters[(k * bias.Length) + n];
                }

                largest = Math.Max(largest, sum);
            }

            output[n] = activation(largest + bias[n]);
        }

        return output;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
