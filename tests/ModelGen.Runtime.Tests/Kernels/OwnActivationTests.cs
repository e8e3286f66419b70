using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Linear layers with an activation function of the model's own, against the twin of the linear layer and the function by itself.</summary>
public sealed class OwnActivationTests : IDisposable
{
    private static readonly (int Rows, int Columns, int Tokens)[] Sizes = [(172, 64, 1), (33, 96, 7), (301, 576, 9), (1, 32, 2)];

    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void ApplyOwn_is_the_function_of_the_linear_layer()
    {
        foreach ((int rows, int columns, int tokens) in Sizes)
        {
            float[] bias = [.. Enumerable.Range(0, rows).Select(row => MathF.Cos(row))];
            KernelWeights weights = KernelWeights.Random(WeightType.F32, rows, columns, 1);
            Activations input = _memory.Random(tokens, columns, 3);
            Check(
                [.. ReferenceLinear.Apply(input, weights, bias, tokens).Select(x => SoftSign.Of(x))],
                (output, threads) => ActivatedLinear.ApplyOwn<SoftSign>(input, _memory.Linear(weights, bias), output, threads),
                rows,
                tokens,
                tolerance: 1e-5);
        }
    }

    [Fact]
    public void ApplyOwn_is_gate_and_up()
    {
        foreach ((int rows, int columns, int tokens) in Sizes)
        {
            float[] bias = [.. Enumerable.Range(0, rows).Select(row => MathF.Cos(row))];
            KernelWeights gate = KernelWeights.Random(WeightType.F32, rows, columns, 1);
            KernelWeights up = KernelWeights.Random(WeightType.F32, rows, columns, 2);
            Activations input = _memory.Random(tokens, columns, 3);
            Check(
                [.. ReferenceLinear.Apply(input, gate, bias, tokens).Zip(ReferenceLinear.Apply(input, up, null, tokens), (g, u) => SoftSign.Of(g) * u)],
                (output, threads) =>
                    GatedLinear.ApplyOwn<SoftSign>(input, _memory.Linear(gate, bias), _memory.Linear(up), _memory.Zeros(tokens, rows), output, threads),
                rows,
                tokens,
                tolerance: 2e-5);    // the rounding of a sum, times the other: the slope of the function is 1 where that of SiLU is 1/2
        }
    }

    [Fact]
    public void ApplyOwn_bounds_gate_and_up()
    {
        foreach ((int rows, int columns, int tokens) in Sizes)
        {
            KernelWeights gate = KernelWeights.Random(WeightType.F32, rows, columns, 1);
            KernelWeights up = KernelWeights.Random(WeightType.F32, rows, columns, 2);
            Activations input = _memory.Random(tokens, columns, 3);
            double bound = ClampedSwiGlu.Bound;
            Check(
                [
                    .. ReferenceLinear.Apply(input, gate, null, tokens)
                        .Zip(ReferenceLinear.Apply(input, up, null, tokens), (g, u) => SoftSign.Of(Math.Min(g, bound)) * (Math.Clamp(u, -bound, bound) + ClampedSwiGlu.Offset)),
                ],
                (output, threads) =>
                    GatedLinear.ApplyOwn<SoftSign, ClampedSwiGlu>(input, _memory.Linear(gate), _memory.Linear(up), _memory.Zeros(tokens, rows), output, threads),
                rows,
                tokens,
                tolerance: 2e-5);
        }
    }

    [Fact]
    public void What_the_function_throws_reaches_the_caller()
    {
        KernelWeights weights = KernelWeights.Random(WeightType.F32, rows: 300, columns: 64, seed: 1);
        Activations input = _memory.Random(9, 64, 3);
        using WorkerPool workers = new(3);
        Assert.Throws<NotSupportedException>(() => ActivatedLinear.ApplyOwn<Throwing>(input, _memory.Linear(weights), _memory.Zeros(9, 300), new Rows(9, workers)));
    }

    private void Check(double[] expected, Action<Activations, Rows> apply, int rows, int tokens, double tolerance)
    {
        float[]? first = null;
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            using WorkerPool workers = new(threads);
            Activations output = _memory.Zeros(tokens, rows);
            apply(output, new Rows(tokens, workers));
            first ??= output.FirstRows(tokens).ToArray();
            KernelMemory.AssertSameBits(first, output.FirstRows(tokens), $"{threads} threads");
        }

        KernelMemory.AssertClose(expected, first!, tolerance, $"{rows} rows, {tokens} tokens");
    }

    private readonly struct SoftSign : IOwnActivation
    {
        public static double Of(double x) => x / (1 + Math.Abs(x));

        public static void Apply(Span<float> values)
        {
            foreach (ref float value in values)
            {
                value /= 1 + MathF.Abs(value);
            }
        }
    }

    private readonly struct Throwing : IOwnActivation
    {
        public static void Apply(Span<float> values) => throw new NotSupportedException();
    }
}
