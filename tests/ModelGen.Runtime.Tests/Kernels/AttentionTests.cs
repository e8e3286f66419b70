using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed unsafe class AttentionTests : IDisposable
{
    /// <summary>BLOOM's slopes for six heads: those of four, and two of eight between them.</summary>
    private static readonly double[] PublishedSlopes = [0.25, 0.0625, 0.015625, 0.00390625, 0.5, 0.125];

    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Fact]
    public void Size_8_in_pairs() => Check<Heads8Of4Size8>(150);

    [Fact]
    public void Size_12_each_alone() => Check<Heads3Of3Size12>(100);

    [Fact]
    public void Size_24_with_a_window() => Check<Heads8Of2Size24Window21>(150);

    [Fact]
    public void Size_64_in_groups_of_eight() => Check<Heads16Of2Size64>(200);

    [Fact]
    public void Size_72_with_a_long_window() => Check<Heads2Of1Size72Window100>(260);

    [Fact]
    public void Size_128_with_one_key_head() => Check<Heads20Of1Size128>(70);

    [Fact]
    public void Size_256() => Check<Heads2Of1Size256>(90);

    [Fact]
    public void Size_1() => Check<Heads2Of2Size1Window1>(40);

    [Fact]
    public void Size_20_with_linear_biases() => Check<Heads6Of6Size20Alibi>(190);

    [Fact]
    public void Size_1024() => Check<Heads2Of1Size1024>(20);

    [Fact]
    public void A_cache_that_is_not_long_enough_is_named()
    {
        using KeyValueCache cache = new(1, 4, 8, 3);
        TokenBatch batch = new(4, 1, _workers);
        batch.Add(cache, [0, 0, 0, 0], 0, 4);
        Assert.Throws<ArgumentException>(() => CacheAppend.Apply(0, _memory.Zeros(4, 32), _memory.Zeros(4, 32), batch));
        Assert.Throws<ArgumentException>(() => GroupedAttention.Apply<Heads8Of4Size8>(_memory.Zeros(4, 64), 0, _memory.Zeros(4, 64), batch));
    }

    /// <summary>Compares one prefill with the naive twin, and everything else with that prefill, bit for bit.</summary>
    private void Check<TShape>(int tokens)
        where TShape : struct, IAttentionShape
    {
        Activations query = _memory.Random(tokens, TShape.Heads * TShape.HeadSize, 1);
        Activations key = _memory.Random(tokens, TShape.KeyValueHeads * TShape.HeadSize, 2);
        Activations value = _memory.Random(tokens, TShape.KeyValueHeads * TShape.HeadSize, 3);
        foreach (ref float element in query.FirstRows(tokens))
        {
            element *= 4;
        }

        float[] prefill = Pass<TShape>(query, key, value, tokens, [tokens], _workers);
        KernelMemory.AssertClose(Naive<TShape>(query, key, value, tokens), prefill, 2e-5, "prefill");
        KernelMemory.AssertSameBits(prefill, Pass<TShape>(query, key, value, tokens, [.. Enumerable.Repeat(1, tokens)], _workers), "token by token");
        KernelMemory.AssertSameBits(prefill, Pass<TShape>(query, key, value, tokens, [1, 2, 7, tokens - 10], _workers), "in pieces");
        KernelMemory.AssertSameBits(prefill, Batched<TShape>(query, key, value, tokens), "with others");
        foreach (int threads in new[] { 1, 3, 5 })
        {
            using WorkerPool workers = new(threads);
            KernelMemory.AssertSameBits(prefill, Pass<TShape>(query, key, value, tokens, [tokens], workers), $"{threads} threads");
        }
    }

    private float[] Pass<TShape>(Activations query, Activations key, Activations value, int tokens, int[] pieces, WorkerPool workers)
        where TShape : struct, IAttentionShape
    {
        using KeyValueCache cache = NewCache<TShape>(tokens);
        Activations context = _memory.Random(tokens, query.Columns, 9);
        TokenBatch batch = new(tokens, 1, workers);
        int position = 0;
        foreach (int piece in pieces)
        {
            batch.Clear();
            batch.Add(cache, new int[piece], position, tokens);
            CacheAppend.Apply(1, key.From(position), value.From(position), batch);
            GroupedAttention.Apply<TShape>(query.From(position), 1, context.From(position), batch);
            position += piece;
        }

        Assert.Equal(tokens, position);
        return context.FirstRows(tokens).ToArray();
    }

    /// <summary>The second part of the sequence between parts of two others.</summary>
    private float[] Batched<TShape>(Activations query, Activations key, Activations value, int tokens)
        where TShape : struct, IAttentionShape
    {
        using KeyValueCache before = NewCache<TShape>(5);
        using KeyValueCache cache = NewCache<TShape>(tokens);
        using KeyValueCache after = NewCache<TShape>(9);
        int first = tokens / 3;
        int second = tokens - first;
        TokenBatch batch = new(tokens + 14, 3, _workers);
        float[] context = new float[tokens * query.Columns];
        batch.Add(cache, new int[first], 0, tokens);
        Activations part = _memory.Zeros(first, query.Columns);
        CacheAppend.Apply(1, key, value, batch);
        GroupedAttention.Apply<TShape>(query, 1, part, batch);
        part.FirstRows(first).CopyTo(context);

        batch.Clear();
        batch.Add(before, new int[5], 0, 5);
        batch.Add(cache, new int[second], first, tokens);
        batch.Add(after, new int[9], 0, 9);
        Activations all = _memory.Zeros(second + 14, query.Columns);
        Activations keys = Between(key, first, second);
        Activations values = Between(value, first, second);
        CacheAppend.Apply(1, keys, values, batch);
        GroupedAttention.Apply<TShape>(Between(query, first, second), 1, all, batch);
        all.From(5).FirstRows(second).CopyTo(context.AsSpan(first * query.Columns));
        return context;
    }

    private Activations Between(Activations source, int first, int count)
    {
        Activations wider = _memory.Random(count + 14, source.Columns, 11);
        source.From(first).FirstRows(count).CopyTo(wider.From(5).FirstRows(count));
        return wider;
    }

    /// <summary>Unwritten memory is poisoned: whatever reads it without selecting it away shows.</summary>
    private static KeyValueCache NewCache<TShape>(int capacity)
        where TShape : struct, IAttentionShape
    {
        KeyValueCache cache = new(2, TShape.KeyValueHeads, TShape.HeadSize, capacity);
        new Span<float>(cache.Keys(0, 0), (int)(cache.Bytes / sizeof(float))).Fill(float.NaN);
        return cache;
    }

    private static double[] Naive<TShape>(Activations query, Activations key, Activations value, int tokens)
        where TShape : struct, IAttentionShape
    {
        List<double> all = [];
        for (int token = 0; token < tokens; token++)
        {
            for (int head = 0; head < TShape.Heads; head++)
            {
                int shared = head / (TShape.Heads / TShape.KeyValueHeads) * TShape.HeadSize;
                float[][] keys = [.. Enumerable.Range(0, tokens).Select(t => key.Row(t).Slice(shared, TShape.HeadSize).ToArray())];
                float[][] values = [.. Enumerable.Range(0, tokens).Select(t => value.Row(t).Slice(shared, TShape.HeadSize).ToArray())];
                ReadOnlySpan<float> mine = query.Row(token).Slice(head * TShape.HeadSize, TShape.HeadSize);
                double slope = TShape.Alibi ? PublishedSlopes[head] : 0;
                all.AddRange(ReferenceAttention.Apply(mine, keys, values, token, TShape.Window, TShape.Scale, slope));
            }
        }

        return [.. all];
    }
}
