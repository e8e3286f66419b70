using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed unsafe class LayerNormTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(1, true)]
    [InlineData(7, true)]
    [InlineData(12, false)]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(33, true)]
    [InlineData(100, true)]
    [InlineData(172, false)]
    [InlineData(2048, true)]
    public void Apply_is_the_naive_norm(int length, bool hasBias)
    {
        const int Tokens = 40;
        using WorkerPool workers = new(2);
        Activations input = _memory.Random(Tokens, length, length);

        // Far from zero, where squares of sums would lose their digits.
        foreach (ref float value in input.FirstRows(Tokens))
        {
            value += 3;
        }

        VectorWeights gain = _memory.Vector(length, 2);
        VectorWeights bias = _memory.Vector(length, 3);
        VectorWeights weight = new(gain.Data, length, hasBias ? bias.Data : null);
        Activations output = _memory.Zeros(Tokens, length);
        LayerNorm.Apply(input, weight, 1e-5f, output, new Rows(Tokens, workers));
        for (int token = 0; token < Tokens; token++)
        {
            double[] expected = ReferenceLayerNorm.Apply(input.Row(token), gain.AsSpan(), hasBias ? bias.AsSpan() : [], 1e-5);
            KernelMemory.AssertClose(expected, output.Row(token), 1e-5, $"row {token}");
        }

        // In place, one row at a time: the same bits.
        for (int token = 0; token < Tokens; token++)
        {
            LayerNorm.Apply(input.From(token), weight, 1e-5f, input.From(token), new Rows(1, workers));
        }

        KernelMemory.AssertSameBits(output.FirstRows(Tokens), input.FirstRows(Tokens), "in place");
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(31, 3, 2)]
    [InlineData(64, 5, 3)]
    [InlineData(173, 40, 4)]
    public void Without_weight_nothing_follows(int length, int tokens, int threads)
    {
        using WorkerPool workers = new(threads);
        Activations input = _memory.Random(tokens, length, length);
        Activations output = _memory.Zeros(tokens, length);
        float[] ones = [.. Enumerable.Repeat(1f, length)];
        LayerNorm.Apply(input, 1e-5f, output, new Rows(tokens, workers));
        for (int token = 0; token < tokens; token++)
        {
            KernelMemory.AssertClose(ReferenceLayerNorm.Apply(input.Row(token), ones, [], 1e-5), output.Row(token), 1e-5, $"row {token}");
        }

        // A row that is one head, in place: the same bits.
        LayerNorm.ApplyPerHead(input, length, 1e-5f, new Rows(tokens, workers));
        KernelMemory.AssertSameBits(output.FirstRows(tokens), input.FirstRows(tokens), "in place");
    }

    [Theory]
    [InlineData(8, 8, true)]
    [InlineData(13, 3, false)]
    [InlineData(128, 4, true)]
    public void ApplyPerHead_normalizes_each_head(int size, int heads, bool hasBias)
    {
        const int Tokens = 5;
        using WorkerPool workers = new(2);
        Activations input = _memory.Random(Tokens, size * heads, 1);
        float[] before = input.FirstRows(Tokens).ToArray();
        VectorWeights gain = _memory.Vector(size, 2);
        VectorWeights bias = _memory.Vector(size, 3);
        LayerNorm.ApplyPerHead(input, new VectorWeights(gain.Data, size, hasBias ? bias.Data : null), 1e-6f, new Rows(Tokens, workers));
        for (int head = 0; head < Tokens * heads; head++)
        {
            double[] expected = ReferenceLayerNorm.Apply(before.AsSpan(head * size, size), gain.AsSpan(), hasBias ? bias.AsSpan() : [], 1e-6);
            KernelMemory.AssertClose(expected, input.FirstRows(Tokens).Slice(head * size, size), 1e-5, $"head {head}");
        }
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_named()
    {
        using WorkerPool workers = new(1);
        VectorWeights weight = _memory.Vector(8, 1);
        Assert.Throws<ArgumentException>(() => LayerNorm.Apply(_memory.Zeros(2, 9), weight, 1e-5f, _memory.Zeros(2, 8), new Rows(2, workers)));
        Assert.Throws<ArgumentException>(() => LayerNorm.Apply(_memory.Zeros(2, 8), weight, 1e-5f, _memory.Zeros(1, 8), new Rows(2, workers)));
        Assert.Throws<ArgumentException>(() => LayerNorm.ApplyPerHead(_memory.Zeros(2, 20), weight, 1e-5f, new Rows(2, workers)));
    }
}
