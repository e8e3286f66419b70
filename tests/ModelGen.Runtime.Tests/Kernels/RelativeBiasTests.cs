using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests;

public sealed unsafe class RelativeBiasTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    /// <summary>Of T5: 32 buckets up to 128. What the formula gives in exact arithmetic; on the edges, where it gives a whole number, the float32 of the reference gives it too.</summary>
    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(false, 5, 0)]
    [InlineData(false, -1, 1)]
    [InlineData(false, -15, 15)]
    [InlineData(false, -16, 16)]
    [InlineData(false, -18, 16)]
    [InlineData(false, -19, 17)]
    [InlineData(false, -32, 21)]
    [InlineData(false, -64, 26)]
    [InlineData(false, -112, 30)]
    [InlineData(false, -113, 31)]
    [InlineData(false, -128, 31)]
    [InlineData(false, -100_000, 31)]
    [InlineData(true, 0, 0)]
    [InlineData(true, -1, 1)]
    [InlineData(true, 1, 17)]
    [InlineData(true, -7, 7)]
    [InlineData(true, 7, 23)]
    [InlineData(true, -8, 8)]
    [InlineData(true, -16, 10)]
    [InlineData(true, 16, 26)]
    [InlineData(true, 32, 28)]
    [InlineData(true, -64, 14)]
    [InlineData(true, -90, 14)]
    [InlineData(true, -91, 15)]
    [InlineData(true, 128, 31)]
    [InlineData(true, int.MaxValue, 31)]
    public void Buckets_are_those_of_the_reference(bool bidirectional, int distance, int expected) =>
        Assert.Equal(expected, RelativeBias.BucketOf(distance, 32, 128, bidirectional));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_distance_has_the_bias_of_its_bucket(bool bidirectional)
    {
        const int Heads = 3;
        const int Buckets = 10;
        const int Longest = 25;
        ReadOnlySpan<float> table = _memory.Vector(Heads * Buckets, 1).AsSpan();
        RelativeBias biases = new(_memory.Vector(Heads * Buckets, 1), Heads, Buckets, Longest, bidirectional);
        for (int head = 0; head < Heads; head++)
        {
            for (int distance = -Longest - RelativeBias.Margin; distance <= Longest + RelativeBias.Margin; distance++)
            {
                int bucket = RelativeBias.BucketOf(distance, Buckets, Longest, bidirectional);
                Assert.Equal(table[(bucket * Heads) + head], biases.Zero[(head * biases.Stride) + distance]);
            }
        }
    }

    [Fact]
    public void Impossible_tables_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RelativeBias(_memory.Vector(31, 1), heads: 2, buckets: 16, maxDistance: 20, bidirectional: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelativeBias(_memory.Vector(4, 1), heads: 2, buckets: 2, maxDistance: 20, bidirectional: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelativeBias(_memory.Vector(32, 1), heads: 2, buckets: 16, maxDistance: 8, bidirectional: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RelativeBias(_memory.Vector(32, 1), heads: 0, buckets: 16, maxDistance: 80, bidirectional: false));
    }
}
