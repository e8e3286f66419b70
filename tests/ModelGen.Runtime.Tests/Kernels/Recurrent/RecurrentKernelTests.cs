using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

/// <summary>The kernels of recurrent layers against their naive twins, and for any number of threads and rows the same bits.</summary>
public sealed class RecurrentKernelTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(3);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 7)]
    [InlineData(3, 16)]
    [InlineData(40, 333)]
    public void Highway_is_the_naive_gate(int tokens, int columns)
    {
        Activations carry = Wide(tokens, columns, 1);
        Activations transform = Wide(tokens, columns, 2);
        Activations hidden = Wide(tokens, columns, 3);
        float[] before = hidden.FirstRows(tokens).ToArray();
        double[] expected = ReferenceRecurrent.Highway(carry.FirstRows(tokens), transform.FirstRows(tokens), before);
        Highway.Apply(carry, transform, hidden, new Rows(tokens, _workers));
        KernelMemory.AssertClose(expected, hidden.FirstRows(tokens), 1e-6, "highway");

        Activations alone = Copy(before, tokens, columns);
        for (int token = 0; token < tokens; token++)
        {
            Highway.Apply(carry.From(token), transform.From(token), alone.From(token), new Rows(1, _workers));
        }

        KernelMemory.AssertSameBits(hidden.FirstRows(tokens), alone.FirstRows(tokens), "a row at a time");
        Assert.Throws<ArgumentException>(() => Highway.Apply(carry, _memory.Zeros(tokens, columns + 1), hidden, new Rows(tokens, _workers)));
    }

    [Theory]
    [InlineData(1, 1, float.PositiveInfinity)]
    [InlineData(3, 37, 3f)]
    [InlineData(2, 64, 0.25f)]
    [InlineData(9, 4097, 1f)]
    public void Cell_is_the_naive_cell(int sentences, int columns, float clip)
    {
        Activations gates = Wide(sentences, 4 * columns, 1);
        Activations cell = Wide(sentences, columns, 2);
        Activations output = _memory.Zeros(sentences, columns);
        float[] before = cell.FirstRows(sentences).ToArray();
        (double[] states, double[] outputs) = ReferenceRecurrent.Cell(gates.FirstRows(sentences), before, clip, columns);
        LstmCell.Apply(gates, cell, clip, output, new Rows(sentences, _workers));
        KernelMemory.AssertClose(states, cell.FirstRows(sentences), 2e-6, "cell");
        KernelMemory.AssertClose(outputs, output.FirstRows(sentences), 2e-6, "output");
        Assert.All(cell.FirstRows(sentences).ToArray(), value => Assert.InRange(value, -clip, clip));

        Activations alone = Copy(before, sentences, columns);
        for (int row = 0; row < sentences; row++)
        {
            LstmCell.Apply(gates.From(row), alone.From(row), clip, output.From(row), new Rows(1, _workers));
        }

        KernelMemory.AssertSameBits(cell.FirstRows(sentences), alone.FirstRows(sentences), "a row at a time");
        Assert.Throws<ArgumentException>(() => LstmCell.Apply(gates, output, clip, _memory.Zeros(sentences, columns + 1), new Rows(sentences, _workers)));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 19)]
    [InlineData(2, 96)]
    public void Output_is_clipped_kept_and_handed_on(int sentences, int columns)
    {
        Activations hidden = Wide(sentences, columns, 1);
        float[] clipped = [.. hidden.FirstRows(sentences).ToArray().Select(value => Math.Clamp(value, -1.5f, 1.5f))];
        Activations output = Wide(sentences, columns, 2);
        float[] sums = [.. output.FirstRows(sentences).ToArray().Select((value, i) => value + clipped[i])];
        LstmOutput.Add(hidden, 1.5f, output, new Rows(sentences, _workers));
        KernelMemory.AssertSameBits(clipped, hidden.FirstRows(sentences), "hidden");
        KernelMemory.AssertSameBits(sums, output.FirstRows(sentences), "added");
        LstmOutput.Apply(hidden, float.PositiveInfinity, output, new Rows(sentences, _workers));
        KernelMemory.AssertSameBits(clipped, output.FirstRows(sentences), "handed on");
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 7, 10)]
    [InlineData(3, 33, 192)]
    [InlineData(5, 700, 192)]
    public void Mix_is_the_naive_sum(int layers, int tokens, int columns)
    {
        Activations all = Wide(layers * tokens, columns, 1);
        VectorWeights weights = _memory.Vector(layers, 2);
        Activations output = _memory.Zeros(tokens, columns);
        ScalarMix.Apply(all, weights, output, new Rows(tokens, _workers));
        double[] expected = new double[tokens * columns];
        for (int i = 0; i < expected.Length; i++)
        {
            for (int layer = 0; layer < layers; layer++)
            {
                expected[i] += (double)weights.AsSpan()[layer] * all.FirstRows(layers * tokens)[(layer * expected.Length) + i];
            }
        }

        KernelMemory.AssertClose(expected, output.FirstRows(tokens), 1e-6, "mix");
    }

    [Fact]
    public void Both_directions_lie_side_by_side()
    {
        Activations forward = Wide(4, 3, 1);
        Activations backward = Wide(4, 3, 2);
        Activations both = _memory.Zeros(2, 6);
        BothDirections.Apply(forward, backward, [2, 0], both);
        Assert.Equal([.. forward.Row(2), .. backward.Row(2), .. forward.Row(0), .. backward.Row(0)], both.FirstRows(2).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => BothDirections.Apply(forward, backward, [4], both));
        Assert.Throws<ArgumentException>(() => BothDirections.Apply(forward, backward, [0], _memory.Zeros(1, 5)));
    }

    [Fact]
    public void Tanh_is_accurate_everywhere()
    {
        float[] points = [.. Enumerable.Range(-2000, 4001).Select(i => i / 100f), 0f, -0f, 1e-30f, 1e-6f, 0.625f, 0.62499994f, 88f, -1e30f, float.PositiveInfinity];
        Activations transform = Copy(points, 1, points.Length);

        // σ(∞) = 1: what comes out is the cell's tanh alone.
        Activations gates = _memory.Zeros(1, 4 * points.Length);
        gates.Row(0)[(3 * points.Length)..].Fill(float.PositiveInfinity);
        gates.Row(0).Slice(2 * points.Length, points.Length).Fill(float.PositiveInfinity);
        Activations output = _memory.Zeros(1, points.Length);
        LstmCell.Apply(gates, transform, float.PositiveInfinity, output, new Rows(1, _workers));
        for (int i = 0; i < points.Length; i++)
        {
            double expected = Math.Tanh(points[i]);
            Assert.InRange(output.Row(0)[i], expected - (2.5e-7 * Math.Abs(expected)), expected + (2.5e-7 * Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData(WeightType.F32, 5, 12)]
    [InlineData(WeightType.F16, 19, 19)]
    [InlineData(WeightType.Q8_0, 32, 64)]
    public void Inputs_of_a_matrix_add_up_to_the_whole(WeightType type, int first, int second)
    {
        const int Tokens = 3;
        KernelWeights weights = KernelWeights.Random(type, 10, first + second, 1);
        Activations input = Wide(Tokens, first + second, 2);
        Activations left = _memory.Zeros(Tokens, first);
        Activations right = _memory.Zeros(Tokens, second);
        for (int token = 0; token < Tokens; token++)
        {
            input.Row(token)[..first].CopyTo(left.Row(token));
            input.Row(token)[first..].CopyTo(right.Row(token));
        }

        Activations output = _memory.Zeros(Tokens, 10);
        LinearWeights whole = _memory.Linear(weights);
        Linear.Apply(left, whole.Inputs(0, first), output, new Rows(Tokens, _workers));
        Linear.Add(right, whole.Inputs(first, second), output, new Rows(Tokens, _workers));
        KernelMemory.AssertClose(ReferenceLinear.Apply(input, weights, null, Tokens), output.FirstRows(Tokens), 1e-5, $"{type}");
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Inputs(first, second + 1));
        if (type == WeightType.Q8_0)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => whole.Inputs(16, 32));
        }
    }

    private Activations Wide(int rows, int columns, int seed)
    {
        Activations matrix = _memory.Random(rows, columns, seed);
        foreach (ref float value in matrix.FirstRows(rows))
        {
            value *= 4;
        }

        return matrix;
    }

    private Activations Copy(ReadOnlySpan<float> values, int rows, int columns)
    {
        Activations matrix = _memory.Zeros(rows, columns);
        values.CopyTo(matrix.FirstRows(rows));
        return matrix;
    }
}
