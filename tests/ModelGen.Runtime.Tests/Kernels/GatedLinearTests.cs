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
    public void Apply_is_gate_and_up(WeightType type) =>
        Check(type, (g, u) => ReferenceFunctions.Silu(g) * u, (input, gate, up, scratch, output, rows) => GatedLinear.Apply<Silu>(input, gate, up, scratch, output, rows));

    [Theory]
    [MemberData(nameof(Types))]
    public void Apply_bounds_gate_and_up(WeightType type) => Check(
        type, ReferenceFunctions.ClampedSwiGlu, (input, gate, up, scratch, output, rows) => GatedLinear.Apply<Swish<ClampedSwiGlu>, ClampedSwiGlu>(input, gate, up, scratch, output, rows));

    [Fact]
    public void Bounds_keep_what_is_no_number()
    {
        using WorkerPool workers = new(1);
        Activations input = _memory.Zeros(1, 32);
        input.Row(0)[7] = float.NaN;
        Activations output = _memory.Zeros(1, 5);
        LinearWeights weights = _memory.Linear(KernelWeights.Random(WeightType.F32, 5, 32, 1));
        GatedLinear.Apply<Silu, ClampedSwiGlu>(input, weights, weights, _memory.Zeros(1, 5), output, new Rows(1, workers));
        Assert.All(output.Row(0).ToArray(), number => Assert.True(float.IsNaN(number)));
    }

    private void Check(WeightType type, Func<double, double, double> function, Action<Activations, LinearWeights, LinearWeights, Activations, Activations, Rows> apply)
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
                    input, gate, bias, tokens).Zip(ReferenceLinear.Apply(input, up, null, tokens), function),
            ];
            float[]? first = null;
            foreach (int threads in new[] { 1, 2, 3, 5 })
            {
                using WorkerPool workers = new(threads);
                Activations output = _memory.Zeros(tokens, rows);
                apply(input, _memory.Linear(gate, bias), _memory.Linear(up), _memory.Zeros(tokens, rows), output, new Rows(tokens, workers));
                first ??= output.FirstRows(tokens).ToArray();
                KernelMemory.AssertSameBits(first, output.FirstRows(tokens), $"{threads} threads");
            }

            KernelMemory.AssertClose(expected, first, 1e-5, $"{type} {rows} x {columns}, {tokens} tokens");
        }
    }
}
