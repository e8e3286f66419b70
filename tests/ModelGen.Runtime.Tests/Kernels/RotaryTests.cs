using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

public sealed class RotaryTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(12, 12)]
    [InlineData(64, 64)]
    [InlineData(80, 24)]
    [InlineData(128, 128)]
    public void Heads_are_turned_by_their_positions(int headSize, int rotarySize)
    {
        const int Heads = 3;
        const int First = 57;
        const int Tokens = 9;
        using KeyValueCache cache = new(1, 1, 1, First + Tokens);
        TokenBatch batch = new(Tokens, 1, _workers);
        batch.Add(cache, new int[Tokens], First, First + Tokens);
        RotaryFrequencies frequencies = RotaryFrequencies.Default(10_000, rotarySize);
        Activations angles = _memory.Zeros(Tokens, rotarySize);
        Rotary.Angles(frequencies, angles, batch);

        Activations split = _memory.Random(Tokens, Heads * headSize, 1);
        Activations interleaved = _memory.Random(Tokens, Heads * headSize, 1);
        float[] before = split.FirstRows(Tokens).ToArray();
        Rotary.Apply<HalfSplit>(split, headSize, angles, batch.Rows);
        Rotary.Apply<Interleaved>(interleaved, headSize, angles, batch.Rows);

        int half = rotarySize / 2;
        for (int head = 0; head < Tokens * Heads; head++)
        {
            int start = head * headSize;
            double[] expectedSplit = [.. before.AsSpan(start, headSize).ToArray().Select(value => (double)value)];
            double[] expectedInterleaved = [.. expectedSplit];
            for (int i = 0; i < half; i++)
            {
                double angle = (First + (head / Heads)) * Math.Pow(10_000, -2.0 * i / rotarySize);
                Turn(expectedSplit, i, i + half, angle);
                Turn(expectedInterleaved, 2 * i, (2 * i) + 1, angle);
            }

            KernelMemory.AssertClose(expectedSplit, split.FirstRows(Tokens).Slice(start, headSize), 1e-5, $"head {head}, halves");
            KernelMemory.AssertClose(expectedInterleaved, interleaved.FirstRows(Tokens).Slice(start, headSize), 1e-5, $"head {head}, neighbours");
        }
    }

    [Fact]
    public void The_end_of_each_head_turns_as_the_whole_of_a_smaller_one()
    {
        const int Size = 12;
        const int Rotary = 8;
        using KeyValueCache cache = new(1, 1, 1, 3);
        TokenBatch batch = new(3, 1, _workers);
        batch.Add(cache, new int[3], 0, 3);
        Activations angles = _memory.Zeros(3, Rotary);
        Kernels.Rotary.Angles(RotaryFrequencies.Default(10_000, Rotary), angles, batch);
        Activations heads = _memory.Random(3, 2 * Size, 1);
        Activations ends = _memory.Zeros(3, 2 * Rotary);
        float[] before = heads.FirstRows(3).ToArray();
        for (int head = 0; head < 6; head++)
        {
            before.AsSpan((head * Size) + Size - Rotary, Rotary).CopyTo(ends.FirstRows(3).Slice(head * Rotary, Rotary));
        }

        Kernels.Rotary.Apply<Interleaved>(heads, Size, angles, batch.Rows, first: Size - Rotary);
        Kernels.Rotary.Apply<Interleaved>(ends, Rotary, angles, batch.Rows);
        for (int head = 0; head < 6; head++)
        {
            ReadOnlySpan<float> actual = heads.FirstRows(3).Slice(head * Size, Size);
            KernelMemory.AssertSameBits(before.AsSpan(head * Size, Size - Rotary), actual[..^Rotary], "the beginning");
            KernelMemory.AssertSameBits(ends.FirstRows(3).Slice(head * Rotary, Rotary), actual[^Rotary..], "the end");
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Kernels.Rotary.Apply<Interleaved>(heads, Size, angles, batch.Rows, first: Size - Rotary + 1));
    }

    [Fact]
    public void Angles_are_one_float32_product()
    {
        RotaryFrequencies frequencies = RotaryFrequencies.Yarn(10_000, 16, 4, 64, 32, 1, 0);
        float[] angles = new float[16];
        frequencies.WriteAngles(1001, 2000, angles);
        for (int i = 0; i < 8; i++)
        {
            float angle = 1001f * frequencies.Inverse[i];
            Assert.Equal((float)Math.Cos(angle) * frequencies.AttentionFactor, angles[i]);
            Assert.Equal((float)Math.Sin(angle) * frequencies.AttentionFactor, angles[8 + i]);
        }

        Assert.Equal((float)((0.1 * Math.Log(4)) + 1), frequencies.AttentionFactor);
    }

    [Fact]
    public void Linear_scaling_divides_by_the_factor()
    {
        RotaryFrequencies plain = RotaryFrequencies.Default(10_000, 32);
        RotaryFrequencies scaled = RotaryFrequencies.Linear(10_000, 32, 2.5);
        Assert.Equal(plain.Inverse.ToArray().Select(frequency => frequency / 2.5f), scaled.Inverse.ToArray());
    }

    [Fact]
    public void Llama3_scaling_keeps_fast_frequencies_and_divides_slow_ones()
    {
        // Llama 3.1: θ = 500,000, head size 128, factor 8, 1 and 4 turns over 8,192 positions.
        float[] plain = RotaryFrequencies.Default(500_000, 128).Inverse.ToArray();
        float[] scaled = RotaryFrequencies.Llama3(500_000, 128, 8, 1, 4, 8192).Inverse.ToArray();
        for (int i = 0; i < plain.Length; i++)
        {
            double turns = 8192 * plain[i] / (2 * Math.PI);
            double smooth = Math.Clamp((turns - 1) / (4 - 1), 0, 1);
            double expected = plain[i] * (smooth + ((1 - smooth) / 8));
            Assert.Equal(expected, scaled[i], expected * 1e-6);
        }

        Assert.Equal(plain[0], scaled[0]);
        Assert.Equal(plain[^1] / 8, scaled[^1]);
    }

    [Fact]
    public void Yarn_keeps_fast_frequencies_and_divides_slow_ones()
    {
        float[] plain = RotaryFrequencies.Default(10_000, 64).Inverse.ToArray();
        RotaryFrequencies yarn = RotaryFrequencies.Yarn(10_000, 64, 16, 4096, 32, 1, 1.25);
        float[] scaled = yarn.Inverse.ToArray();
        double low = Math.Floor(64 * Math.Log(4096 / (32 * 2 * Math.PI)) / (2 * Math.Log(10_000)));
        double high = Math.Ceiling(64 * Math.Log(4096 / (2 * Math.PI)) / (2 * Math.Log(10_000)));
        for (int i = 0; i < plain.Length; i++)
        {
            double ramp = Math.Clamp((i - low) / (high - low), 0, 1);
            double expected = plain[i] * ((1 - ramp) + (ramp / 16));
            Assert.Equal(expected, scaled[i], expected * 1e-6);
        }

        Assert.Equal(1.25f, yarn.AttentionFactor);
    }

    [Fact]
    public void Dynamic_scaling_follows_the_length_of_the_text_and_not_the_cut()
    {
        RotaryFrequencies dynamic = RotaryFrequencies.DynamicNtk(10_000, 16, 2, 100);
        RotaryFrequencies plain = RotaryFrequencies.Default(10_000, 16);
        RotaryFrequencies longer = RotaryFrequencies.Default(10_000 * Math.Pow((2 * 250.0 / 100) - 1, 16 / 14.0), 16);
        AssertAngles(plain, dynamic, 99, 100);
        AssertAngles(longer, dynamic, 7, 250);

        using KeyValueCache cache = new(1, 1, 1, 250);
        TokenBatch batch = new(10, 2, _workers);
        batch.Add(cache, new int[4], 3, 100);
        batch.Add(cache, new int[6], 20, 250);
        Activations angles = _memory.Zeros(10, 16);
        Rotary.Angles(dynamic, angles, batch);
        float[] expected = new float[16];
        plain.WriteAngles(4, 100, expected);
        KernelMemory.AssertSameBits(expected, angles.Row(1), "the short text");
        longer.WriteAngles(22, 250, expected);
        KernelMemory.AssertSameBits(expected, angles.Row(6), "the long text");
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFrequencies.Default(10_000, 7));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFrequencies.Default(0, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFrequencies.DynamicNtk(10_000, 2, 2, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => RotaryFrequencies.Linear(10_000, 8, 0));
    }

    private static void AssertAngles(RotaryFrequencies expected, RotaryFrequencies actual, int position, int length)
    {
        float[] a = new float[expected.RotarySize];
        float[] b = new float[expected.RotarySize];
        expected.WriteAngles(position, length, a);
        actual.WriteAngles(position, length, b);
        KernelMemory.AssertSameBits(a, b, $"position {position} of {length}");
    }

    private static void Turn(double[] head, int first, int second, double angle)
    {
        (double a, double b) = (head[first], head[second]);
        head[first] = (a * Math.Cos(angle)) - (b * Math.Sin(angle));
        head[second] = (b * Math.Cos(angle)) + (a * Math.Sin(angle));
    }
}
