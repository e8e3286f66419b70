using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed class RmsNormTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100)]
    [InlineData(172)]
    [InlineData(2048)]
    public void Apply_is_the_naive_norm(int length)
    {
        const int Tokens = 40;
        using WorkerPool workers = new(2);
        Activations input = _memory.Random(Tokens, length, length);
        VectorWeights weight = _memory.Vector(length, 2);
        Activations output = _memory.Zeros(Tokens, length);
        RmsNorm.Apply(input, weight, 1e-5f, output, new Rows(Tokens, workers));
        for (int token = 0; token < Tokens; token++)
        {
            KernelMemory.AssertClose(ReferenceRmsNorm.Apply(input.Row(token), weight.AsSpan(), 1e-5), output.Row(token), 1e-6, $"row {token}");
        }

        // In place, one row at a time: the same bits.
        for (int token = 0; token < Tokens; token++)
        {
            RmsNorm.Apply(input.From(token), weight, 1e-5f, input.From(token), new Rows(1, workers));
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
        RmsNorm.Apply(input, 1e-5f, output, new Rows(tokens, workers));
        for (int token = 0; token < tokens; token++)
        {
            KernelMemory.AssertClose(ReferenceRmsNorm.Apply(input.Row(token), ones, 1e-5), output.Row(token), 1e-5, $"row {token}");
        }

        // A row that is one head, in place: the same bits.
        RmsNorm.ApplyPerHead(input, length, 1e-5f, new Rows(tokens, workers));
        KernelMemory.AssertSameBits(output.FirstRows(tokens), input.FirstRows(tokens), "in place");
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(12, 3)]
    [InlineData(128, 4)]
    public void ApplyPerHead_normalizes_each_head(int size, int heads)
    {
        const int Tokens = 5;
        using WorkerPool workers = new(2);
        Activations input = _memory.Random(Tokens, size * heads, 1);
        float[] before = input.FirstRows(Tokens).ToArray();
        VectorWeights weight = _memory.Vector(size, 2);
        RmsNorm.ApplyPerHead(input, weight, 1e-6f, new Rows(Tokens, workers));
        for (int head = 0; head < Tokens * heads; head++)
        {
            double[] expected = ReferenceRmsNorm.Apply(before.AsSpan(head * size, size), weight.AsSpan(), 1e-6);
            KernelMemory.AssertClose(expected, input.FirstRows(Tokens).Slice(head * size, size), 1e-6, $"head {head}");
        }
    }
}
