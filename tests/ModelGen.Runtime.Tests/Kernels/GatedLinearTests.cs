using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed class GatedLinearTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public static TheoryData<WeightType> Types => KernelWeights.Types;

    public void Dispose() => _memory.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Apply_is_gate_and_up(WeightType type)
    {
        foreach ((int rows, int size, int tokens) in new[] { (172, 64, 1), (33, 96, 7), (301, 576, 9), (1, 32, 2) })
        {
            int columns = KernelWeights.WholeBlocks(type, size);
            float[] bias = [.. Enumerable.Range(0, rows).Select(row => MathF.Cos(row))];
            KernelWeights gate = KernelWeights.Random(type, rows, columns, 1);
            KernelWeights up = KernelWeights.Random(type, rows, columns, 2);
            Activations input = _memory.Random(tokens, columns, 3);
            double[] expected =
            [
                .. ReferenceLinear.Apply(
                    input, gate, bias, tokens).Zip(ReferenceLinear.Apply(input, up, null, tokens), (g, u) => ReferenceFunctions.Silu(g) * u),
            ];
            float[]? first = null;
            foreach (int threads in new[] { 1, 2, 3, 5 })
            {
                using WorkerPool workers = new(threads);
                Activations output = _memory.Zeros(tokens, rows);
                GatedLinear.Apply<Silu>(input, _memory.Linear(gate, bias), _memory.Linear(up), _memory.Zeros(tokens, rows), output, new Rows(tokens, workers));
                first ??= output.FirstRows(tokens).ToArray();
                KernelMemory.AssertSameBits(first, output.FirstRows(tokens), $"{threads} threads");
            }

            KernelMemory.AssertClose(expected, first, 1e-5, $"{type} {rows} x {columns}, {tokens} tokens");
        }
    }
}
