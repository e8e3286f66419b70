using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

public sealed class ClipTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(1, 1, 0.5f, 1)]
    [InlineData(3, 7, 0.1f, 3)]
    [InlineData(5, 33, 0.75f, 2)]
    [InlineData(40, 1000, 0.3f, 4)]
    public void Every_element_is_cut_off(int rows, int columns, float limit, int threads)
    {
        using WorkerPool workers = new(threads);
        Activations values = _memory.Random(rows + 1, columns, 3);
        float[] before = values.FirstRows(rows).ToArray();
        float[] behind = values.Row(rows).ToArray();
        Clip.Apply(values, limit, new Rows(rows, workers));
        KernelMemory.AssertSameBits([.. before.Select(x => Math.Clamp(x, -limit, limit))], values.FirstRows(rows), "elements");
        KernelMemory.AssertSameBits(behind, values.Row(rows), "the row behind");
    }

    [Fact]
    public void What_is_no_number_stays_so()
    {
        using WorkerPool workers = new(1);
        Activations values = _memory.Zeros(1, 3);
        values.FirstRows(1)[1] = float.NaN;
        values.FirstRows(1)[2] = float.NegativeInfinity;
        Clip.Apply(values, 2, new Rows(1, workers));
        Assert.Equal([0, float.NaN, -2], values.FirstRows(1).ToArray());
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused()
    {
        using WorkerPool workers = new(1);
        Assert.Throws<ArgumentException>(() => Clip.Apply(_memory.Zeros(2, 3), 1, new Rows(3, workers)));
    }
}
