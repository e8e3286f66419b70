using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

public sealed class TwoStreamRotaryTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(16, 16)]
    [InlineData(36, 28)]
    [InlineData(128, 128)]
    public void Each_half_is_turned_by_its_own_position(int headSize, int rotarySize)
    {
        const int Heads = 3;
        const int Prefix = 7;
        const int Blank = 4;
        const int Tokens = 12;
        using KeyValueCache cache = new(1, 1, 1, Tokens);
        TokenBatch batch = new(Tokens, 1, _workers);
        batch.Add(cache, new int[Tokens], 0, Tokens, new PrefixBlock(Prefix, Blank));
        Activations angles = _memory.Zeros(Tokens, rotarySize);
        TwoStreamRotary.Angles(RotaryFrequencies.Default(10_000, rotarySize / 2), angles, batch);

        Activations split = _memory.Random(Tokens, Heads * headSize, 1);
        Activations interleaved = _memory.Random(Tokens, Heads * headSize, 1);
        float[] before = split.FirstRows(Tokens).ToArray();
        TwoStreamRotary.Apply<HalfSplit>(split, headSize, angles, batch.Rows);
        TwoStreamRotary.Apply<Interleaved>(interleaved, headSize, angles, batch.Rows);

        int half = rotarySize / 2;
        int pairs = half / 2;
        for (int head = 0; head < Tokens * Heads; head++)
        {
            int token = head / Heads;
            double[] expectedSplit = [.. before.AsSpan(head * headSize, headSize).ToArray().Select(value => (double)value)];
            double[] expectedInterleaved = [.. expectedSplit];
            int[] positions = [token < Prefix ? token : Blank, token < Prefix ? 0 : token - Prefix + 1];
            for (int stream = 0; stream < 2; stream++)
            {
                for (int i = 0; i < pairs; i++)
                {
                    double angle = positions[stream] * Math.Pow(10_000, -2.0 * i / half);
                    int start = stream * half;
                    Turn(expectedSplit, start + i, start + i + pairs, angle);
                    Turn(expectedInterleaved, start + (2 * i), start + (2 * i) + 1, angle);
                }
            }

            KernelMemory.AssertClose(expectedSplit, split.FirstRows(Tokens).Slice(head * headSize, headSize), 1e-5, $"head {head}, halves");
            KernelMemory.AssertClose(expectedInterleaved, interleaved.FirstRows(Tokens).Slice(head * headSize, headSize), 1e-5, $"head {head}, neighbours");
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using KeyValueCache cache = new(1, 1, 1, 2);
        TokenBatch batch = new(2, 1, _workers);
        batch.Add(cache, new int[2], 0, 2);
        Assert.Throws<ArgumentException>(() => TwoStreamRotary.Angles(RotaryFrequencies.Default(10_000, 8), _memory.Zeros(2, 8), batch));
        Assert.Throws<ArgumentException>(() => TwoStreamRotary.Apply<HalfSplit>(_memory.Zeros(2, 24), 8, _memory.Zeros(2, 6), batch.Rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoStreamRotary.Apply<HalfSplit>(_memory.Zeros(2, 24), 8, _memory.Zeros(2, 16), batch.Rows));
    }

    [Fact]
    public void Half_precision_frequencies_are_rounded_once()
    {
        RotaryFrequencies plain = RotaryFrequencies.Default(10_000, 64);
        Assert.Equal(plain.Inverse.ToArray().Select(frequency => (float)(Half)frequency), plain.ToHalfPrecision().Inverse.ToArray());
        Assert.NotEqual(plain.Inverse.ToArray(), plain.ToHalfPrecision().Inverse.ToArray());
        Assert.Throws<InvalidOperationException>(() => RotaryFrequencies.DynamicNtk(10_000, 8, 2, 100).ToHalfPrecision());
    }

    private static void Turn(double[] head, int first, int second, double angle)
    {
        (double a, double b) = (head[first], head[second]);
        head[first] = (a * Math.Cos(angle)) - (b * Math.Sin(angle));
        head[second] = (b * Math.Cos(angle)) + (a * Math.Sin(angle));
    }
}
