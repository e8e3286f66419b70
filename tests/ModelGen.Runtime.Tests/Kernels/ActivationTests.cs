using System.Runtime.Intrinsics;
using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed unsafe class ActivationTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Silu_is_the_function() => Check<Silu>(ReferenceFunctions.Silu);

    [Fact]
    public void Relu_is_the_function() => Check<Relu>(ReferenceFunctions.Relu);

    [Fact]
    public void Gelu_is_the_function() => Check<Gelu>(ReferenceFunctions.Gelu);

    [Fact]
    public void GeluTanh_is_the_function() => Check<GeluTanh>(ReferenceFunctions.GeluTanh);

    [Fact]
    public void SquaredRelu_is_the_function() => Check<SquaredRelu>(x => Math.Pow(Math.Max(x, 0), 2));

    [Fact]
    public void QuickGelu_is_the_function() => Check<QuickGelu>(x => x / (1 + Math.Exp(-1.702 * x)));

    [Fact]
    public void Swish_is_the_function() => Check<Swish<ClampedSwiGlu>>(x => x / (1 + Math.Exp(-ClampedSwiGlu.Factor * x)));

    [Fact]
    public void Tanh_is_the_function() => Check<Tanh>(Math.Tanh);

    [Fact]
    public void Tanh_is_accurate_to_three_units_in_the_last_place()
    {
        for (float x = -12; x <= 12; x += 0.00073f)
        {
            AssertUnits(Math.Tanh(x), SimdMath<Vector128<float>, Simd128>.Tanh(Vector128.Create(x)).ToScalar(), 3, $"tanh({x:R})");
        }

        foreach (float x in new[] { 0f, 1e-30f, 50f, 1e10f, float.PositiveInfinity })
        {
            Assert.Equal(x > 12 ? 1f : x, SimdMath<Vector128<float>, Simd128>.Tanh(Vector128.Create(x)).ToScalar());
            Assert.Equal(x > 12 ? -1f : -x, SimdMath<Vector128<float>, Simd128>.Tanh(Vector128.Create(-x)).ToScalar());
        }
    }

    [Fact]
    public void Exp_is_accurate_to_two_units_in_the_last_place()
    {
        for (float x = -87; x <= 88; x += 0.00371f)
        {
            AssertUnits(Math.Exp(x), SimdMath<Vector128<float>, Simd128>.Exp(Vector128.Create(x)).ToScalar(), 2.5, $"exp({x:R})");
        }

        Assert.Equal(0, SimdMath<Vector128<float>, Simd128>.Exp(Vector128.Create(float.NegativeInfinity)).ToScalar());
        Assert.Equal(0, SimdMath<Vector128<float>, Simd128>.Exp(Vector128.Create(-1000f)).ToScalar());
        Assert.Equal(1, SimdMath<Vector128<float>, Simd128>.Exp(Vector128.Create(0f)).ToScalar());
    }

    [Fact]
    public void Erf_is_accurate_to_two_units_in_the_last_place()
    {
        for (float x = -6; x <= 6; x += 0.00037f)
        {
            AssertUnits(ReferenceFunctions.Erf(x), SimdMath<Vector128<float>, Simd128>.Erf(Vector128.Create(x)).ToScalar(), 2.5, $"erf({x:R})");
        }

        foreach (float x in new[] { 0f, 1e-30f, 50f, 1e10f, float.PositiveInfinity })
        {
            Assert.Equal(x > 6 ? 1f : (float)(2 / Math.Sqrt(Math.PI) * x), SimdMath<Vector128<float>, Simd128>.Erf(Vector128.Create(x)).ToScalar(), 1e-36f);
            Assert.Equal(x > 6 ? -1f : (float)(-2 / Math.Sqrt(Math.PI) * x), SimdMath<Vector128<float>, Simd128>.Erf(Vector128.Create(-x)).ToScalar(), 1e-36f);
        }
    }

    /// <summary>
    /// Runs the function through a gated layer whose gate is the identity and whose up projection gives 1: so tails and whole vectors are both covered.
    /// </summary>
    private void Check<TActivation>(Func<double, double> expected)
        where TActivation : struct, IActivation
    {
        using WorkerPool workers = new(1);
        float[] points = [.. Enumerable.Range(-400, 801).Select(i => i / 40f), -1e4f, 1e4f, -1e-20f, 1e-20f, 88.5f, -88.5f];
        LinearWeights gate = _memory.Linear(Column(points));
        LinearWeights up = _memory.Linear(Column([.. Enumerable.Repeat(1f, points.Length)]));
        Activations one = _memory.Zeros(1, 1);
        one.Row(0)[0] = 1;
        Activations output = _memory.Zeros(1, points.Length);
        GatedLinear.Apply<TActivation>(one, gate, up, _memory.Zeros(1, points.Length), output, new Rows(1, workers));
        double[] exact = [.. points.Select(x => expected(x))];
        KernelMemory.AssertClose(exact, output.Row(0), 3e-7, typeof(TActivation).Name);

        // Each point alone, in a tail: the same bits.
        for (int i = 0; i < points.Length; i++)
        {
            Activations single = _memory.Zeros(1, 1);
            LinearWeights weight = _memory.Linear(Column([points[i]]));
            GatedLinear.Apply<TActivation>(one, weight, _memory.Linear(Column([1f])), _memory.Zeros(1, 1), single, new Rows(1, workers));
            KernelMemory.AssertSameBits(output.Row(0).Slice(i, 1), single.Row(0), $"{typeof(TActivation).Name}({points[i]:R})");
        }
    }

    private static KernelWeights Column(float[] values)
    {
        byte[] bytes = new byte[values.Length * sizeof(float)];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return KernelWeights.FromBytes(WeightType.F32, values.Length, 1, bytes, values);
    }

    private static void AssertUnits(double expected, float actual, double units, string what)
    {
        double unit = Math.Max(MathF.BitIncrement(MathF.Abs((float)expected)) - Math.Abs((float)expected), float.Epsilon);
        Assert.True(Math.Abs(expected - actual) <= units * unit, $"{what} is {actual:R}, expected {expected:R}: {Math.Abs(expected - actual) / unit:F1} units");
    }
}
