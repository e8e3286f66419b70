using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Attention of encoders: every token sees its whole text, and texts share one cache.</summary>
public sealed unsafe class BidirectionalAttentionTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Fact]
    public void Size_12() => Check<Heads5Of5Size12Full>([1, 2, 15, 16, 17, 33, 64, 65, 130, 1]);

    [Fact]
    public void Size_32() => Check<Heads2Of2Size32Full>([200, 3, 63]);

    [Fact]
    public void Size_64_in_pairs() => Check<Heads4Of2Size64Full>([7, 40, 128, 1, 100]);

    [Fact]
    public void Linear_biases_of_distances_on_both_sides() => Check<Heads6Of3Size20FullAlibi>([1, 2, 17, 64, 65, 130, 200]);

    [Fact]
    public void A_window_of_9() => Check<Heads5Of5Size12FullWindow9>([1, 2, 15, 16, 17, 33, 64, 65, 130, 1]);

    [Fact]
    public void A_window_of_130_in_pairs() => Check<Heads4Of2Size64FullWindow130>([7, 40, 128, 300, 100]);

    [Fact]
    public void A_window_of_1_shows_the_token_itself() => Check<Heads2Of2Size32FullWindow1>([200, 3, 63]);

    [Fact]
    public void A_cache_that_does_not_reach_the_last_text_is_named()
    {
        using KeyValueCache cache = new(1, 2, 32, 20);
        TokenBatch batch = new(8, 2, _workers);
        batch.Add(cache, [0, 0, 0], 0, 3, start: 0);
        batch.Add(cache, [0, 0, 0, 0, 0], 0, 5, start: 16);
        Assert.Throws<ArgumentException>(() => CacheAppend.Apply(0, _memory.Zeros(8, 64), _memory.Zeros(8, 64), batch));
        Assert.Throws<ArgumentException>(() => GroupedAttention.Apply<Heads2Of2Size32Full>(_memory.Zeros(8, 64), 0, _memory.Zeros(8, 64), batch));
    }

    /// <summary>Compares texts in one pass with the naive twin, and with each alone and any number of threads, bit for bit.</summary>
    private void Check<TShape>(int[] lengths)
        where TShape : struct, IAttentionShape
    {
        int tokens = lengths.Sum();
        Activations query = _memory.Random(tokens, TShape.Heads * TShape.HeadSize, 1);
        Activations key = _memory.Random(tokens, TShape.KeyValueHeads * TShape.HeadSize, 2);
        Activations value = _memory.Random(tokens, TShape.KeyValueHeads * TShape.HeadSize, 3);
        foreach (ref float element in query.FirstRows(tokens))
        {
            element *= 4;
        }

        float[] together = Pass<TShape>(query, key, value, lengths, _workers);
        int first = 0;
        foreach (int length in lengths)
        {
            float[] alone = Pass<TShape>(query.From(first), key.From(first), value.From(first), [length], _workers);
            ReadOnlySpan<float> part = together.AsSpan(first * query.Columns, length * query.Columns);
            KernelMemory.AssertSameBits(alone, part, $"a text of {length}");
            KernelMemory.AssertClose(Naive<TShape>(query.From(first), key.From(first), value.From(first), length), part, 2e-5, $"a text of {length}");
            first += length;
        }

        foreach (int threads in new[] { 1, 3, 5 })
        {
            using WorkerPool workers = new(threads);
            KernelMemory.AssertSameBits(together, Pass<TShape>(query, key, value, lengths, workers), $"{threads} threads");
        }
    }

    /// <summary>Unwritten memory is poisoned: whatever reads it without selecting it away shows.</summary>
    private float[] Pass<TShape>(Activations query, Activations key, Activations value, int[] lengths, WorkerPool workers)
        where TShape : struct, IAttentionShape
    {
        int tokens = lengths.Sum();
        using KeyValueCache cache = new(1, TShape.KeyValueHeads, TShape.HeadSize, lengths.Sum(Padded));
        new Span<float>(cache.Keys(0, 0), (int)(cache.Bytes / sizeof(float))).Fill(float.NaN);
        TokenBatch batch = new(tokens, lengths.Length, workers);
        int start = 0;
        foreach (int length in lengths)
        {
            batch.Add(cache, new int[length], 0, length, start: start);
            start += Padded(length);
        }

        Activations context = _memory.Random(tokens, query.Columns, 9);
        CacheAppend.Apply(0, key, value, batch);
        GroupedAttention.Apply<TShape>(query, 0, context, batch);
        return context.FirstRows(tokens).ToArray();
    }

    private static int Padded(int length) => (length + 15) / 16 * 16;

    private static double[] Naive<TShape>(Activations query, Activations key, Activations value, int tokens)
        where TShape : struct, IAttentionShape
    {
        List<double> all = [];
        for (int token = 0; token < tokens; token++)
        {
            for (int head = 0; head < TShape.Heads; head++)
            {
                int shared = head / (TShape.Heads / TShape.KeyValueHeads) * TShape.HeadSize;
                int first = TShape.Window == 0 ? 0 : Math.Max(0, token - (TShape.Window / 2));
                int seen = (TShape.Window == 0 ? tokens : Math.Min(tokens, token + (TShape.Window / 2) + 1)) - first;
                float[][] keys = [.. Enumerable.Range(first, seen).Select(t => key.Row(t).Slice(shared, TShape.HeadSize).ToArray())];
                float[][] values = [.. Enumerable.Range(first, seen).Select(t => value.Row(t).Slice(shared, TShape.HeadSize).ToArray())];
                ReadOnlySpan<float> mine = query.Row(token).Slice(head * TShape.HeadSize, TShape.HeadSize);

                // As the last of them sees them under the causal mask: all.
                double slope = TShape.Alibi ? AlibiSlopes.Of(head, TShape.Heads) : 0;
                int own = token - first;
                ReferenceScores scores = new(Bias: at => -slope * Math.Abs(at - own));
                all.AddRange(ReferenceAttention.Apply(mine, keys, values, seen - 1, window: 0, TShape.Scale, more: scores));
            }
        }

        return [.. all];
    }
}
