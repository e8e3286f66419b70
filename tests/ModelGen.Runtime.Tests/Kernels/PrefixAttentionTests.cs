using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Attention over sequences that begin with a bidirectional prefix.</summary>
public sealed unsafe class PrefixAttentionTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Theory]
    [InlineData(1, 70)]
    [InlineData(5, 6)]
    [InlineData(16, 40)]
    [InlineData(63, 130)]
    [InlineData(64, 64)]
    [InlineData(65, 150)]
    [InlineData(200, 230)]
    public void Prefixes_of_any_length(int prefix, int tokens)
    {
        Check<Heads8Of4Size8>(prefix, tokens);
        Check<Heads3Of3Size12>(prefix, tokens);
        Check<Heads16Of2Size64>(prefix, tokens);
        Check<Heads6Of6Size20Alibi>(prefix, tokens);
    }

    [Fact]
    public void A_prefix_that_is_cut_is_refused()
    {
        using KeyValueCache cache = new(1, 4, 8, 8);
        TokenBatch batch = new(4, 1, _workers);
        batch.Add(cache, [0, 0, 0, 0], 0, 8, new PrefixBlock(5, Blank: null));
        Assert.Throws<ArgumentException>(() => GroupedAttention.Apply<Heads8Of4Size8>(_memory.Zeros(4, 64), 0, _memory.Zeros(4, 64), batch));
    }

    private void Check<TShape>(int prefix, int tokens)
        where TShape : struct, IAttentionShape
    {
        Activations query = _memory.Random(tokens, TShape.Heads * TShape.HeadSize, 1);
        Activations key = _memory.Random(tokens, TShape.KeyValueHeads * TShape.HeadSize, 2);
        Activations value = _memory.Random(tokens, TShape.KeyValueHeads * TShape.HeadSize, 3);
        float[] whole = Pass<TShape>(query, key, value, prefix, [tokens], _workers);
        KernelMemory.AssertClose(Naive<TShape>(query, key, value, prefix, tokens), whole, 2e-5, $"prefix of {prefix}");
        KernelMemory.AssertSameBits(whole, Pass<TShape>(query, key, value, prefix, [prefix, .. Enumerable.Repeat(1, tokens - prefix)], _workers), "token by token");
        using WorkerPool more = new(5);
        KernelMemory.AssertSameBits(whole, Pass<TShape>(query, key, value, prefix, [tokens], more), "5 threads");
    }

    private float[] Pass<TShape>(Activations query, Activations key, Activations value, int prefix, int[] pieces, WorkerPool workers)
        where TShape : struct, IAttentionShape
    {
        int tokens = pieces.Sum();
        using KeyValueCache cache = new(1, TShape.KeyValueHeads, TShape.HeadSize, tokens);
        new Span<float>(cache.Keys(0, 0), (int)(cache.Bytes / sizeof(float))).Fill(float.NaN);
        Activations context = _memory.Random(tokens, query.Columns, 9);
        TokenBatch batch = new(tokens, 1, workers);
        int position = 0;
        foreach (int piece in pieces.Where(piece => piece > 0))
        {
            batch.Clear();
            batch.Add(cache, new int[piece], position, tokens, new PrefixBlock(prefix, Blank: null));
            CacheAppend.Apply(0, key.From(position), value.From(position), batch);
            GroupedAttention.Apply<TShape>(query.From(position), 0, context.From(position), batch);
            position += piece;
        }

        return context.FirstRows(tokens).ToArray();
    }

    private static double[] Naive<TShape>(Activations query, Activations key, Activations value, int prefix, int tokens)
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
                double slope = TShape.Alibi ? AlibiSlopes.Of(head, TShape.Heads) : 0;
                all.AddRange(ReferenceAttention.Apply(query.Row(token).Slice(head * TShape.HeadSize, TShape.HeadSize), keys, values, token, TShape.Window, TShape.Scale, slope, prefix));
            }
        }

        return [.. all];
    }
}
