using Xunit;

namespace ModelGen.Parity.Tests;

internal static class Compare
{
    /// <summary>Asserts <c>|actual − expected| ≤ tolerance·(1 + |expected|)</c> for every element, and names the worst.</summary>
    public static void Close(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        (double worst, int index) = (0, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]) / (1 + Math.Abs(expected[i]));
            if (!(error <= worst))
            {
                (worst, index) = (error, i);
            }
        }

        Assert.True(worst <= tolerance, $"{what}: element {index} is {actual[index]}, expected {expected[index]}: {worst:E2} is more than {tolerance:E2}");
    }

    /// <summary>Asserts equality to the bit.</summary>
    public static void Same(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(BitConverter.SingleToInt32Bits(expected[i]) == BitConverter.SingleToInt32Bits(actual[i]), $"{what}: element {i} is {actual[i]:R}, expected exactly {expected[i]:R}");
        }
    }

    /// <summary>Root mean square of the difference over that of the expected values.</summary>
    public static double RelativeRms(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        (double difference, double size) = (0, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(actual[i] - expected[i], 2);
            size += Math.Pow(expected[i], 2);
        }

        return Math.Sqrt(difference / size);
    }

    public static int ArgMax(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[best])
            {
                best = i;
            }
        }

        return best;
    }
}
