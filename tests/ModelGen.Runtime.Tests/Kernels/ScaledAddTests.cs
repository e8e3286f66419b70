using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

public sealed class ScaledAddTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(5, 64)]
    [InlineData(300, 1024)]
    public void Every_element_gains_its_product(int tokens, int columns)
    {
        using WorkerPool workers = new(3);
        using WorkerPool alone = new(1);
        Activations input = _memory.Random(tokens, columns, 1);
        Activations sums = _memory.Random(tokens + 1, columns, 2);
        Activations same = _memory.Random(tokens + 1, columns, 2);
        float[] before = sums.FirstRows(tokens).ToArray();
        float[] behind = sums.Row(tokens).ToArray();
        ScaledAdd.Apply(input, 0.22f, sums, new Rows(tokens, workers));
        ScaledAdd.Apply(input, 0.22f, same, new Rows(tokens, alone));
        float[] branch = input.FirstRows(tokens).ToArray();
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(before[i] + (0.22 * branch[i]), sums.FirstRows(tokens)[i], 1e-6 * (1 + Math.Abs(before[i])));
        }

        KernelMemory.AssertSameBits(sums.FirstRows(tokens).ToArray(), same.FirstRows(tokens), "one thread and three");
        KernelMemory.AssertSameBits(behind, sums.Row(tokens), "the row behind");
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using WorkerPool workers = new(1);
        Assert.Throws<ArgumentException>(() => ScaledAdd.Apply(_memory.Zeros(2, 3), 1, _memory.Zeros(2, 4), new Rows(2, workers)));
        Assert.Throws<ArgumentException>(() => ScaledAdd.Apply(_memory.Zeros(2, 3), 1, _memory.Zeros(2, 3), new Rows(3, workers)));
    }
}
