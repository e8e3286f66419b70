using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

public sealed class ScaledCopyTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(5, 64)]
    [InlineData(300, 1024)]
    public void Every_element_is_one_float32_product(int tokens, int columns)
    {
        using WorkerPool workers = new(3);
        Activations input = _memory.Random(tokens, columns, 1);
        Activations output = _memory.Random(tokens + 1, columns, 2);
        float[] behind = output.Row(tokens).ToArray();
        ScaledCopy.Apply(input, 7.4833148f, output, new Rows(tokens, workers));
        KernelMemory.AssertSameBits([.. input.FirstRows(tokens).ToArray().Select(value => 7.4833148f * value)], output.FirstRows(tokens), "products");
        KernelMemory.AssertSameBits(behind, output.Row(tokens), "the row behind");
        float[] expected = output.FirstRows(tokens).ToArray();
        ScaledCopy.Apply(input, 7.4833148f, input, new Rows(tokens, workers));
        KernelMemory.AssertSameBits(expected, input.FirstRows(tokens), "in place");
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using WorkerPool workers = new(1);
        Assert.Throws<ArgumentException>(() => ScaledCopy.Apply(_memory.Zeros(2, 3), 1, _memory.Zeros(2, 4), new Rows(2, workers)));
        Assert.Throws<ArgumentException>(() => ScaledCopy.Apply(_memory.Zeros(2, 3), 1, _memory.Zeros(2, 3), new Rows(3, workers)));
    }
}
