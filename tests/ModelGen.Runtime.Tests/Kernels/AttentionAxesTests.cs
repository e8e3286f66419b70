using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

/// <summary>What attention may do to scores, and values of another size: against the naive twin, in any cut, with prefixes, over whole texts, with any number of threads.</summary>
public sealed unsafe class AttentionAxesTests : IDisposable
{
    private const int Buckets = 16;
    private const int MaxDistance = 40;

    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Fact]
    public void A_soft_cap() => Check<Heads6Of3Size20Capped>();

    [Fact]
    public void Sinks_in_a_window() => Check<Heads6Of2Size12Window21Sinks>();

    [Fact]
    public void Linear_biases_before_the_factor_and_the_cap() => Check<Heads6Of6Size7AlibiScaledCapped>();

    [Fact]
    public void Relative_biases() => Check<Heads4Of4Size16Relative>();

    [Fact]
    public void Relative_biases_in_both_directions() => Check<Heads4Of2Size9RelativeFull>();

    [Fact]
    public void A_bias_of_the_shape() => Check<Heads4Of2Size24Biased>();

    [Fact]
    public void A_mask_of_the_shape() => Check<Heads4Of2Size13Masked>();

    [Fact]
    public void A_mask_of_the_shape_in_both_directions() => Check<Heads2Of1Size5MaskedFull>();

    [Fact]
    public void Values_that_are_larger_than_keys() => Check<Heads4Of4Size24Value40>();

    [Fact]
    public void Values_that_are_smaller_than_keys() => Check<Heads6Of2Size72Value9Window50>();

    [Fact]
    public void Everything_at_once() => Check<Heads6Of3Size17Everything>();

    [Fact]
    public void A_query_that_sees_nothing_has_no_context()
    {
        float[] context = Pass<Heads4Of2Size13Masked>(new Operands<Heads4Of2Size13Masked>(_memory, 12), 0, [12], _workers);
        Assert.All(context.AsSpan(0, 10 * 4 * 13).ToArray(), value => Assert.Equal(0, value));
        Assert.Contains(context, value => value != 0);
        Assert.DoesNotContain(context, float.IsNaN);
    }

    [Fact]
    public void What_does_not_belong_to_the_shape_is_named()
    {
        using KeyValueCache cache = new(1, 2, 12, 8);
        TokenBatch batch = new(4, 1, _workers);
        batch.Add(cache, [0, 0, 0, 0], 0, 4);
        Activations rows = _memory.Zeros(4, 72);
        Activations context = _memory.Zeros(4, 72);
        VectorWeights sinks = _memory.Vector(6, 1);
        RelativeBias relative = new(_memory.Vector(6 * Buckets, 2), heads: 6, Buckets, MaxDistance, bidirectional: false);
        GroupedAttention.Apply<Heads6Of2Size12Window21Sinks>(rows, 0, context, batch, sinks);
        Assert.Throws<ArgumentException>(() => GroupedAttention.Apply<Heads6Of2Size12Window21Sinks>(rows, 0, context, batch));
        Assert.Throws<ArgumentException>(() => GroupedAttention.Apply<Heads6Of2Size12Window21Sinks>(rows, 0, context, batch, _memory.Vector(5, 1)));
        Assert.Throws<ArgumentException>(() => GroupedAttention.Apply<Heads6Of2Size12Window21Sinks>(rows, 0, context, batch, sinks, relative));
    }

    /// <summary>Compares one pass with the naive twin, and every other cut, prefix and number of threads with it or with the twin.</summary>
    private void Check<TShape>()
        where TShape : struct, IAttentionShape
    {
        const int Tokens = 150;
        Operands<TShape> operands = new(_memory, Tokens);
        if (TShape.Mask == AttentionMask.Full)
        {
            foreach (int length in new[] { 1, 17, 64, Tokens })
            {
                CheckPass(operands, prefix: 0, length);
            }

            return;
        }

        float[] whole = CheckPass(operands, prefix: 0, Tokens);
        KernelMemory.AssertSameBits(whole, Pass(operands, 0, [.. Enumerable.Repeat(1, Tokens)], _workers), "token by token");
        KernelMemory.AssertSameBits(whole, Pass(operands, 0, [1, 2, 7, Tokens - 10], _workers), "in pieces");
        float[] behind = CheckPass(operands, prefix: 70, Tokens);
        KernelMemory.AssertSameBits(behind, Pass(operands, 70, [70, 3, Tokens - 73], _workers), "in pieces behind a prefix");
    }

    private float[] CheckPass<TShape>(Operands<TShape> operands, int prefix, int tokens)
        where TShape : struct, IAttentionShape
    {
        float[] actual = Pass(operands, prefix, [tokens], _workers);
        KernelMemory.AssertClose(Naive(operands, prefix, tokens), actual, 2e-5, $"{tokens} tokens, prefix of {prefix}");
        using WorkerPool more = new(5);
        KernelMemory.AssertSameBits(actual, Pass(operands, prefix, [tokens], more), "5 threads");
        return actual;
    }

    /// <summary>Unwritten memory is poisoned: whatever reads it without selecting it away shows.</summary>
    private float[] Pass<TShape>(Operands<TShape> operands, int prefix, int[] pieces, WorkerPool workers)
        where TShape : struct, IAttentionShape
    {
        int tokens = pieces.Sum();
        using KeyValueCache cache = new(2, TShape.KeyValueHeads, TShape.HeadSize, AttentionSizes<TShape>.Value, tokens);
        new Span<float>(cache.Keys(0, 0), (int)(cache.Bytes / sizeof(float))).Fill(float.NaN);
        Activations context = _memory.Random(tokens, TShape.Heads * AttentionSizes<TShape>.Value, 9);
        TokenBatch batch = new(tokens, 1, workers);
        int position = 0;
        foreach (int piece in pieces)
        {
            batch.Clear();
            batch.Add(cache, new int[piece], position, tokens, new PrefixBlock(prefix, Blank: null));
            CacheAppend.Apply(1, operands.Key.From(position), operands.Value.From(position), batch);
            GroupedAttention.Apply<TShape>(operands.Query.From(position), 1, context.From(position), batch, operands.Sinks, operands.Relative);
            position += piece;
        }

        return context.FirstRows(tokens).ToArray();
    }

    private static double[] Naive<TShape>(Operands<TShape> operands, int prefix, int tokens)
        where TShape : struct, IAttentionShape
    {
        int seen = TShape.Mask == AttentionMask.Full ? tokens : prefix;
        List<double> all = [];
        for (int token = 0; token < tokens; token++)
        {
            for (int head = 0; head < TShape.Heads; head++)
            {
                int shared = head / (TShape.Heads / TShape.KeyValueHeads);
                float[][] keys = Rows(operands.Key, tokens, shared, TShape.HeadSize);
                float[][] values = Rows(operands.Value, tokens, shared, AttentionSizes<TShape>.Value);
                (int query, int queryHead) = (token, head);
                ReferenceScores scores = new(
                    TShape.SoftCap,
                    TShape.Sinks ? operands.Sinks.AsSpan()[head] : null,
                    TShape.AlibiScaled,
                    key => Bias(operands, queryHead, query, key));
                all.AddRange(ReferenceAttention.Apply(
                    operands.Query.Row(token).Slice(head * TShape.HeadSize, TShape.HeadSize),
                    keys,
                    values,
                    token,
                    TShape.Window,
                    TShape.Scale,
                    TShape.Alibi ? AlibiSlopes.Of(head, TShape.Heads) : 0,
                    seen,
                    scores));
            }
        }

        return [.. all];
    }

    private static double Bias<TShape>(Operands<TShape> operands, int head, int query, int key)
        where TShape : struct, IAttentionShape
    {
        if (!TShape.Visible(head, query, key))
        {
            return double.NegativeInfinity;
        }

        int bucket = RelativeBias.BucketOf(key - query, Buckets, MaxDistance, TShape.Mask == AttentionMask.Full);
        return (TShape.RelativeBias ? operands.Table.AsSpan()[(bucket * TShape.Heads) + head] : 0) + (TShape.HasBias ? TShape.Bias(head, query, key) : 0);
    }

    private static float[][] Rows(Activations source, int tokens, int head, int size) =>
        [.. Enumerable.Range(0, tokens).Select(token => source.Row(token).Slice(head * size, size).ToArray())];

    /// <summary>Random queries, keys, values, and what the shape has learned.</summary>
    private sealed class Operands<TShape>
        where TShape : struct, IAttentionShape
    {
        public Operands(KernelMemory memory, int tokens)
        {
            Query = memory.Random(tokens, TShape.Heads * TShape.HeadSize, 1);
            Key = memory.Random(tokens, TShape.KeyValueHeads * TShape.HeadSize, 2);
            Value = memory.Random(tokens, TShape.KeyValueHeads * AttentionSizes<TShape>.Value, 3);
            Sinks = TShape.Sinks ? memory.Vector(TShape.Heads, 4) : default;
            Table = memory.Vector(Buckets * TShape.Heads, 5);
            Relative = TShape.RelativeBias ? new RelativeBias(Table, TShape.Heads, Buckets, MaxDistance, TShape.Mask == AttentionMask.Full) : null;
            foreach (ref float element in Query.FirstRows(tokens))
            {
                element *= 4;
            }
        }

        public Activations Query { get; }

        public Activations Key { get; }

        public Activations Value { get; }

        public VectorWeights Sinks { get; }

        public VectorWeights Table { get; }

        public RelativeBias? Relative { get; }
    }
}
