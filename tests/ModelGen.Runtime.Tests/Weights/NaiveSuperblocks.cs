namespace ModelGen.Runtime.Tests.Weights;

/// <summary>How superblocks are quantised: ggml's <c>quantize_row_q*_K_ref</c>, line by line.</summary>
internal static class NaiveSuperblocks
{
    public static byte[] Encode(WeightType type, float[] x) => type switch
    {
        WeightType.Q4_K => Affine(x, 15, -1, 20, false),
        WeightType.Q5_K => Affine(x, 31, -0.5f, 15, true),
        _ => Symmetric(x),
    };

    private static byte[] Affine(float[] x, int most, float first, int steps, bool fifth)
    {
        (float[] scales, float[] minima) = (new float[8], new float[8]);
        int[] quants = new int[256];
        for (int j = 0; j < 8; j++)
        {
            scales[j] = AffineFit(x.AsSpan(32 * j, 32), most, first, steps, quants.AsSpan(32 * j, 32), out minima[j]);
        }

        (float largestScale, float largestMinimum) = (Math.Max(0, scales.Max()), Math.Max(0, minima.Max()));
        byte[] block = new byte[fifth ? 176 : 144];
        for (int j = 0; j < 8; j++)
        {
            int scale = SixBits(scales[j], largestScale);
            int minimum = SixBits(minima[j], largestMinimum);
            block[4 + (j % 4)] |= (byte)(j < 4 ? scale : scale >> 4 << 6);
            block[8 + (j % 4)] |= (byte)(j < 4 ? minimum : minimum >> 4 << 6);
            block[12 + (j % 4)] |= (byte)(j < 4 ? 0 : (scale & 15) | ((minimum & 15) << 4));
        }

        (Half d, Half e) = ((Half)(largestScale / 63), (Half)(largestMinimum / 63));
        BitConverter.TryWriteBytes(block.AsSpan(0), d);
        BitConverter.TryWriteBytes(block.AsSpan(2), e);
        for (int i = 0; i < 256; i++)
        {
            (int scale, int minimum) = NaiveBlocks.SixBits(block.AsSpan(4), i / 32);
            float step = (float)d * scale;
            if (step != 0)
            {
                quants[i] = (int)Math.Clamp(MathF.Round((x[i] + ((float)e * minimum)) / step), 0, most);
            }

            block[(fifth ? 48 : 16) + (i / 64 * 32) + (i % 32)] |= (byte)((quants[i] & 15) << (i % 64 / 32 * 4));
            if (fifth)
            {
                block[16 + (i % 32)] |= (byte)(quants[i] >> 4 << (i / 32));
            }
        }

        return block;
    }

    private static int SixBits(float value, float largest) => (int)Math.Clamp(MathF.Round((largest > 0 ? 63 / largest : 0) * value), 0, 63);

    /// <summary><c>make_qkx2_quants</c></summary>
    private static float AffineFit(ReadOnlySpan<float> x, int most, float first, int steps, Span<int> quants, out float minimum)
    {
        float squares = 0;
        foreach (float value in x)
        {
            squares += value * value;
        }

        float mean = MathF.Sqrt(squares / 32);
        (float min, float max, float sumW, float sumX) = (x[0], x[0], 0, 0);
        float[] weights = new float[32];
        for (int i = 0; i < 32; i++)
        {
            weights[i] = mean + Math.Abs(x[i]);
            (min, max) = (Math.Min(min, x[i]), Math.Max(max, x[i]));
            sumW += weights[i];
            sumX += weights[i] * x[i];
        }

        min = Math.Min(min, 0);
        if (max == min)
        {
            quants.Clear();
            minimum = -min;
            return 0;
        }

        float inverse = most / (max - min);
        (float scale, float low) = (1 / inverse, min);
        float best = 0;
        for (int i = 0; i < 32; i++)
        {
            quants[i] = (int)Math.Clamp(MathF.Round(inverse * (x[i] - min)), 0, most);
            float difference = (scale * quants[i]) + min - x[i];
            best += weights[i] * (difference * difference);
        }

        for (int step = 0; step <= steps; step++)
        {
            inverse = (first + (0.1f * step) + most) / (max - low);
            (float sumL, float sumL2, float sumXl) = (0, 0, 0);
            int[] tried = new int[32];
            for (int i = 0; i < 32; i++)
            {
                tried[i] = (int)Math.Clamp(MathF.Round(inverse * (x[i] - low)), 0, most);
                sumL += weights[i] * tried[i];
                sumL2 += weights[i] * tried[i] * tried[i];
                sumXl += weights[i] * tried[i] * x[i];
            }

            float determinant = (sumW * sumL2) - (sumL * sumL);
            if (determinant <= 0)
            {
                continue;
            }

            float thisScale = ((sumW * sumXl) - (sumX * sumL)) / determinant;
            float thisMinimum = ((sumL2 * sumX) - (sumL * sumXl)) / determinant;
            if (thisMinimum > 0)
            {
                (thisMinimum, thisScale) = (0, sumXl / sumL2);
            }

            float error = 0;
            for (int i = 0; i < 32; i++)
            {
                float difference = (thisScale * tried[i]) + thisMinimum - x[i];
                error += weights[i] * (difference * difference);
            }

            if (error < best)
            {
                tried.CopyTo(quants);
                (best, scale, low) = (error, thisScale, thisMinimum);
            }
        }

        minimum = -low;
        return scale;
    }

    private static byte[] Symmetric(float[] x)
    {
        float[] scales = new float[16];
        int[] quants = new int[256];
        float largest = 0;
        for (int j = 0; j < 16; j++)
        {
            scales[j] = SymmetricFit(x.AsSpan(16 * j, 16), quants.AsSpan(16 * j, 16));
            largest = Math.Abs(scales[j]) > Math.Abs(largest) ? scales[j] : largest;
        }

        byte[] block = new byte[210];
        if (Math.Abs(largest) < 1e-15f)
        {
            return block;
        }

        float inverse = -128 / largest;
        Half d = (Half)(1 / inverse);
        BitConverter.TryWriteBytes(block.AsSpan(208), d);
        for (int i = 0; i < 256; i++)
        {
            int scale = (int)Math.Min(127, MathF.Round(inverse * scales[i / 16]));
            block[192 + (i / 16)] = (byte)scale;
            float step = (float)d * scale;
            if (step != 0)
            {
                quants[i] = (int)Math.Clamp(MathF.Round(x[i] / step), -32, 31) + 32;
            }

            (int half, int quarter, int at) = (i / 128, i % 128 / 32, i % 32);
            block[(half * 64) + (quarter % 2 * 32) + at] |= (byte)((quants[i] & 15) << (quarter / 2 * 4));
            block[128 + (half * 32) + at] |= (byte)(quants[i] >> 4 << (quarter * 2));
        }

        return block;
    }

    /// <summary><c>make_qx_quants</c></summary>
    private static float SymmetricFit(ReadOnlySpan<float> x, Span<int> quants)
    {
        float largest = 0;
        foreach (float value in x)
        {
            largest = Math.Abs(value) > Math.Abs(largest) ? value : largest;
        }

        quants.Clear();
        if (Math.Abs(largest) < 1e-15f)
        {
            return 0;
        }

        (float scale, float best) = (0, 0);
        foreach (int step in (int[])[0, -9, -8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9])
        {
            float inverse = -(32 + (0.1f * step)) / largest;
            (float sumLx, float sumL2) = (0, 0);
            int[] tried = new int[16];
            for (int i = 0; i < 16; i++)
            {
                tried[i] = (int)Math.Clamp(MathF.Round(inverse * x[i]), -32, 31);
                float weight = x[i] * x[i];
                sumLx += weight * x[i] * tried[i];
                sumL2 += weight * tried[i] * tried[i];
            }

            if (step == 0)
            {
                scale = sumL2 != 0 ? sumLx / sumL2 : 0;
            }
            else if (sumL2 > 0 && sumLx * sumLx > best * sumL2)
            {
                scale = sumLx / sumL2;
            }
            else
            {
                continue;
            }

            best = scale * sumLx;
            for (int i = 0; i < 16; i++)
            {
                quants[i] = tried[i] + 32;
            }
        }

        return scale;
    }
}
