namespace ModelGen.Kernels;

/// <summary>The length of a vector.</summary>
internal static class WordNorm
{
    /// <summary>√Σx², summed as float64 in the order of the elements: exact to float32 and without overflow before the end.</summary>
    public static float Of(ReadOnlySpan<float> vector)
    {
        // Four chains hide the latency of the multiply-add.
        (double first, double second, double third, double fourth) = (0, 0, 0, 0);
        int i = 0;
        for (; i <= vector.Length - 4; i += 4)
        {
            first += (double)vector[i] * vector[i];
            second += (double)vector[i + 1] * vector[i + 1];
            third += (double)vector[i + 2] * vector[i + 2];
            fourth += (double)vector[i + 3] * vector[i + 3];
        }

        for (; i < vector.Length; i++)
        {
            first += (double)vector[i] * vector[i];
        }

        return (float)Math.Sqrt(first + second + (third + fourth));
    }
}
