using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

/// <summary>What is written into a cache in two parts of a key is what is written as whole keys.</summary>
public sealed class CacheAppendTests : IDisposable
{
    private readonly KernelMemory _memory = new();

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 5, 2, 7)]
    [InlineData(7, 11, 6, 13)]
    public void A_shared_end_of_keys_is_in_the_key_of_every_head(int heads, int own, int shared, int valueSize)
    {
        const int Tokens = 37;
        Activations key = _memory.Random(Tokens, heads * own, 1);
        Activations sharedKey = _memory.Random(Tokens, shared, 2);
        Activations value = _memory.Random(Tokens, heads * valueSize, 3);
        Activations whole = _memory.Zeros(Tokens, heads * (own + shared));
        for (int token = 0; token < Tokens; token++)
        {
            for (int head = 0; head < heads; head++)
            {
                Span<float> target = whole.Row(token).Slice(head * (own + shared), own + shared);
                key.Row(token).Slice(head * own, own).CopyTo(target);
                sharedKey.Row(token).CopyTo(target[own..]);
            }
        }

        float[] expected = Written(1, heads, own + shared, valueSize, (cache, batch) => CacheAppend.Apply(1, whole, value, batch));
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            float[] actual = Written(threads, heads, own + shared, valueSize, (cache, batch) => CacheAppend.Apply(1, key, sharedKey, value, batch));
            KernelMemory.AssertSameBits(expected, actual, $"{threads} threads");
        }
    }

    [Fact]
    public void Parts_that_make_no_key_are_refused()
    {
        Activations key = _memory.Zeros(4, 3 * 5);
        Assert.Throws<ArgumentException>(() => Written(1, 3, 8, 5, (cache, batch) => CacheAppend.Apply(0, key, _memory.Zeros(4, 2), _memory.Zeros(4, 15), batch), tokens: 4));
        Assert.Throws<ArgumentException>(() => Written(1, 3, 7, 5, (cache, batch) => CacheAppend.Apply(0, key, _memory.Zeros(3, 2), _memory.Zeros(4, 15), batch), tokens: 4));
    }

    /// <summary>Keys and values of the second layer, once a pass over a sequence that already has ten tokens is written.</summary>
    private static unsafe float[] Written(int threads, int heads, int headSize, int valueSize, Action<KeyValueCache, TokenBatch> append, int tokens = 37)
    {
        const int Position = 10;
        using WorkerPool workers = new(threads);
        using KeyValueCache cache = new(layers: 2, heads, headSize, valueSize, capacity: 64);
        TokenBatch batch = new(tokens, sequences: 1, workers);
        batch.Add(cache, new int[tokens], Position, Position + tokens);
        append(cache, batch);
        List<float> floats = [];
        for (int head = 0; head < heads; head++)
        {
            floats.AddRange(new ReadOnlySpan<float>(cache.Keys(1, head), 64 * headSize));
            floats.AddRange(new ReadOnlySpan<float>(cache.Values(1, head), 64 * valueSize));
        }

        return [.. floats];
    }
}
