using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

public sealed class SoftCapTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(1, 1, 0.5f)]
    [InlineData(3, 7, 30f)]
    [InlineData(4, 1000, 2f)]
    public void Every_element_is_bounded(int rows, int columns, float cap)
    {
        using WorkerPool workers = new(3);
        Activations logits = _memory.Random(rows + 1, columns, 3);
        float[] before = logits.FirstRows(rows).ToArray();
        float[] behind = logits.Row(rows).ToArray();
        SoftCap.Apply(logits, cap, new Rows(rows, workers));
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(cap * Math.Tanh(before[i] / cap), logits.FirstRows(rows)[i], 2e-6 * cap);
        }

        KernelMemory.AssertSameBits(behind, logits.Row(rows), "the row behind");
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused()
    {
        using WorkerPool workers = new(1);
        Assert.Throws<ArgumentException>(() => SoftCap.Apply(_memory.Zeros(2, 3), 1, new Rows(3, workers)));
    }
}
