using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed class ActivatedLinearTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public static TheoryData<WeightType> Types => KernelWeights.Types;

    public void Dispose() => _memory.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Apply_is_the_function_of_the_linear_layer(WeightType type)
    {
        foreach ((int rows, int size, int tokens) in new[] { (172, 64, 1), (33, 96, 7), (301, 576, 9), (1, 32, 2) })
        {
            int columns = KernelWeights.WholeBlocks(type, size);
            float[] bias = [.. Enumerable.Range(0, rows).Select(row => MathF.Cos(row))];
            KernelWeights weights = KernelWeights.Random(type, rows, columns, 1);
            Activations input = _memory.Random(tokens, columns, 3);
            double[] expected = [.. ReferenceLinear.Apply(input, weights, bias, tokens).Select(ReferenceFunctions.Silu)];
            float[]? first = null;
            foreach (int threads in new[] { 1, 2, 3, 5 })
            {
                using WorkerPool workers = new(threads);
                Activations output = _memory.Zeros(tokens, rows);
                ActivatedLinear.Apply<Silu>(input, _memory.Linear(weights, bias), output, new Rows(tokens, workers));
                first ??= output.FirstRows(tokens).ToArray();
                KernelMemory.AssertSameBits(first, output.FirstRows(tokens), $"{threads} threads");
            }

            KernelMemory.AssertClose(expected, first, 1e-5, $"{type} {rows} x {columns}, {tokens} tokens");
        }
    }
}
