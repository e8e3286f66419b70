using ModelGen.Text.Sampling;
using Xunit;

namespace ModelGen.Text.Tests.Sampling;

public sealed class SoftmaxWeightsTests
{
    [Fact]
    public void WeightsAreExponentials()
    {
        // Every length of tail, and the whole range that does not count as 0.
        for (int count = 1; count <= 1025; count = count < 9 ? count + 1 : (count * 2) + 1)
        {
            float[] logits = [.. Enumerable.Range(0, count).Select(i => 3 - (699f * i / count))];
            double[] weights = new double[count];
            double sum = SoftmaxWeights.Compute(logits, 3, 1, weights);
            for (int i = 0; i < count; i++)
            {
                double expected = Math.Exp((double)logits[i] - 3);
                Assert.Equal(1, weights[i] / expected, 4e-15);
            }

            Assert.Equal(weights.Sum(), sum, 1e-12);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.7)]
    [InlineData(1.5)]
    public void TheTemperatureDivides(double temperature)
    {
        float[] logits = [0.25f, -1.5f, 2, 1.75f, -30];
        double[] weights = new double[5];
        SoftmaxWeights.Compute(logits, 2, temperature, weights);
        Assert.All(logits.Zip(weights), pair => Assert.Equal(1, pair.Second / Math.Exp((pair.First - 2) / temperature), 4e-15));
        Assert.Equal(1, weights[2]);
    }

    [Fact]
    public void WhatIsForbiddenOrTooSmallWeighsNothing()
    {
        float[] logits = [float.NegativeInfinity, 0, -701, -800, float.MinValue];
        double[] weights = new double[5];
        double sum = SoftmaxWeights.Compute(logits, 0, 1, weights);
        Assert.Equal([0, 1, 0, 0, 0], weights);
        Assert.Equal(1, sum);
    }

    [Fact]
    public void EveryMachineComputesTheseBits()
    {
        float[] logits = [.. Enumerable.Range(0, 1003).Select(i => (i * 37 % 101) * -0.171875f)];
        double[] weights = new double[logits.Length];
        double sum = SoftmaxWeights.Compute(logits, 0, 0.8125, weights);
        long bits = 0;
        foreach (double weight in weights)
        {
            bits = unchecked((bits * 31) + BitConverter.DoubleToInt64Bits(weight));
        }

        // The same with AVX-512, AVX2, without either and without any vectors.
        Assert.Equal((5965200026173632946L, 4632574000370551070L), (bits, BitConverter.DoubleToInt64Bits(sum)));
    }
}
