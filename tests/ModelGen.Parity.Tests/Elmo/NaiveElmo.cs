using System.Text;

namespace ModelGen.Parity.Tests;

/// <summary>The sizes of a bidirectional LSTM, as a test says them once more.</summary>
internal sealed record NaiveSizes(int Layers, int Cell, int Projection, int Characters, int[] Widths, int[] Counts, int Highways)
{
    public double CellClip { get; init; } = double.PositiveInfinity;

    public double ProjectionClip { get; init; } = double.PositiveInfinity;

    public bool Skips { get; init; }

    public bool Tanh { get; init; }

    public int Maximum { get; init; } = 50;
}

/// <summary>A second opinion: the equations of ELMo in double, a word, a window and a step at a time, on the arrays of a file.</summary>
internal sealed class NaiveElmo(NaiveSizes sizes, IReadOnlyDictionary<string, float[]> weights)
{
    /// <summary>All layers of one sentence from a zero state, <c>[layers + 1 × words × 2·Projection]</c>.</summary>
    public float[] Embed(string[] words)
    {
        double[][] below = [Word("<S>"), .. words.Select(Word), Word("</S>")];
        List<double[][]> layers = [[.. below.Select(x => (double[])[.. x, .. x])]];
        (double[][] forward, double[][] backward) = (below, below);
        for (int layer = 0; layer < sizes.Layers; layer++)
        {
            forward = Layer(forward, $"RNN_0/RNN/MultiRNNCell/Cell{layer}/LSTMCell/", sizes.Skips && layer > 0);
            backward = [.. Layer([.. backward.Reverse()], $"RNN_1/RNN/MultiRNNCell/Cell{layer}/LSTMCell/", sizes.Skips && layer > 0).Reverse()];
            layers.Add([.. forward.Zip(backward, (x, y) => (double[])[.. x, .. y])]);
        }

        return [.. layers.SelectMany(layer => layer[1..^1]).SelectMany(vector => vector).Select(value => (float)value)];
    }

    private double[] Word(string word)
    {
        double[] x = [.. sizes.Widths.SelectMany((width, group) => Filter(Ids(word), width, sizes.Counts[group], group))];
        for (int i = 0; i < sizes.Highways; i++)
        {
            double[] carry = Linear(x, $"CNN_high_{i}/W_carry", $"CNN_high_{i}/b_carry");
            double[] transform = Linear(x, $"CNN_high_{i}/W_transform", $"CNN_high_{i}/b_transform");
            x = [.. x.Select((value, n) => (Sigmoid(carry[n]) * Math.Max(0, transform[n])) + ((1 - Sigmoid(carry[n])) * value))];
        }

        return Linear(x, "CNN_proj/W_proj", "CNN_proj/b_proj");
    }

    private int[] Ids(string word)
    {
        int[] inner = word switch { "<S>" => [256], "</S>" => [257], _ => [.. Encoding.UTF8.GetBytes(word).Take(sizes.Maximum - 2)] };
        return [.. new[] { 258 }.Concat(inner).Append(259).Concat(Enumerable.Repeat(260, sizes.Maximum)).Take(sizes.Maximum)];
    }

    private IEnumerable<double> Filter(int[] ids, int width, int count, int group)
    {
        float[] table = weights["char_embed"];
        float[] filter = weights[$"CNN/W_cnn_{group}"];
        for (int n = 0; n < count; n++)
        {
            double largest = double.NegativeInfinity;
            for (int p = 0; p + width <= ids.Length; p++)
            {
                double sum = 0;
                for (int k = 0; k < width * sizes.Characters; k++)
                {
                    sum += table[(ids[p + (k / sizes.Characters)] * sizes.Characters) + (k % sizes.Characters)] * (double)filter[(k * count) + n];
                }

                largest = Math.Max(largest, sum);
            }

            double value = largest + weights[$"CNN/b_cnn_{group}"][n];
            yield return sizes.Tanh ? Math.Tanh(value) : Math.Max(0, value);
        }
    }

    private double[][] Layer(double[][] inputs, string folder, bool skips)
    {
        double[] c = new double[sizes.Cell];
        double[] h = new double[sizes.Projection];
        double[][] outputs = new double[inputs.Length][];
        for (int t = 0; t < inputs.Length; t++)
        {
            double[] gates = Linear([.. inputs[t], .. h], folder + "W_0", folder + "B");
            double[] open = new double[sizes.Cell];
            for (int n = 0; n < sizes.Cell; n++)
            {
                double candidate = Math.Tanh(gates[sizes.Cell + n]);
                double state = (Sigmoid(gates[(2 * sizes.Cell) + n] + 1) * c[n]) + (Sigmoid(gates[n]) * candidate);
                c[n] = Math.Clamp(state, -sizes.CellClip, sizes.CellClip);
                open[n] = Sigmoid(gates[(3 * sizes.Cell) + n]) * Math.Tanh(c[n]);
            }

            h = [.. Linear(open, folder + "W_P_0", null).Select(value => Math.Clamp(value, -sizes.ProjectionClip, sizes.ProjectionClip))];
            outputs[t] = skips ? [.. h.Zip(inputs[t], (a, b) => a + b)] : h;
        }

        return outputs;
    }

    private double[] Linear(double[] x, string matrix, string? bias)
    {
        float[] w = weights[matrix];
        int outputs = w.Length / x.Length;
        double[] y = new double[outputs];
        for (int n = 0; n < outputs; n++)
        {
            y[n] = bias is null ? 0 : weights[bias][n];
            for (int k = 0; k < x.Length; k++)
            {
                y[n] += x[k] * w[(k * outputs) + n];
            }
        }

        return y;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
