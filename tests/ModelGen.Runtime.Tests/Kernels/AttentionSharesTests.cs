using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

/// <summary>What is shown of attention is what attention weights values by: where the value of each key is a column of its own, the context is the shares.</summary>
public sealed unsafe class AttentionSharesTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(64)]
    public void Shares_are_the_mean_over_heads_of_the_weights_of_values(int length)
    {
        int heads = Heads4Of2Size64Full.Heads;
        int groups = Heads4Of2Size64Full.KeyValueHeads;
        int size = Heads4Of2Size64Full.HeadSize;
        Activations query = _memory.Random(length, heads * size, 1);
        Activations key = _memory.Random(length, groups * size, 2);
        Activations value = _memory.Zeros(length, groups * size);
        for (int i = 0; i < length; i++)
        {
            for (int group = 0; group < groups; group++)
            {
                value.Row(i)[(group * size) + i] = 1;
            }
        }

        using KeyValueCache cache = new(1, groups, size, length);
        TokenBatch batch = new(length, 1, _workers);
        batch.Add(cache, new int[length], 0, length);
        CacheAppend.Apply(0, key, value, batch);
        Activations context = _memory.Zeros(length, heads * size);
        GroupedAttention.Apply<Heads4Of2Size64Full>(query, 0, context, batch);

        // What was there before is added to, with what each layer counts.
        Activations shares = _memory.Zeros(length, length + 3);
        shares.FirstRows(length).Fill(1);
        AttentionShares.Add<Heads4Of2Size64Full>(query, 0, batch, shares, factor: 0.5f);
        for (int token = 0; token < length; token++)
        {
            double[] expected = [.. Enumerable.Range(0, length).Select(at => 1 + (0.5 * Enumerable.Range(0, heads).Average(head => context.Row(token)[(head * size) + at])))];
            KernelMemory.AssertClose(expected, shares.Row(token)[..length], 1e-5, $"shares of token {token}");
            Assert.All(shares.Row(token)[length..].ToArray(), share => Assert.Equal(1, share));
        }
    }

    [Fact]
    public void Shares_of_fewer_positions_than_the_cache_has_are_refused()
    {
        using KeyValueCache cache = new(1, 2, 64, 8);
        TokenBatch batch = new(8, 1, _workers);
        batch.Add(cache, new int[8], 0, 8);
        Assert.Throws<ArgumentException>(() => AttentionShares.Add<Heads4Of2Size64Full>(_memory.Zeros(8, 256), 0, batch, _memory.Zeros(8, 7), 1));
        Assert.Throws<ArgumentException>(() => AttentionShares.Add<Heads4Of2Size64Full>(_memory.Zeros(8, 256), 0, batch, _memory.Zeros(7, 8), 1));
    }
}
