using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Kernels that move rows: embedding lookup, gather, cache append.</summary>
public sealed unsafe class RowTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public static TheoryData<WeightType> Types => KernelWeights.Types;

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Embedding_lookup_gives_the_numbers_of_the_rows(WeightType type)
    {
        foreach (int size in new[] { 1, 7, 12, 31, 32, 33, 100, 172, 4096 })
        {
            int columns = KernelWeights.WholeBlocks(type, size);
            KernelWeights table = KernelWeights.Random(type, 19, columns, size);
            using KeyValueCache cache = new(1, 1, 1, 80);
            TokenBatch batch = new(80, 1, _workers);
            int[] tokens = [.. Enumerable.Range(0, 80).Select(i => i * 7 % 19)];
            batch.Add(cache, tokens, 0, 80);
            Activations hidden = _memory.Zeros(80, columns);
            EmbeddingLookup.Apply(batch, _memory.Linear(table), hidden);
            for (int i = 0; i < tokens.Length; i++)
            {
                KernelMemory.AssertSameBits(table.Values.AsSpan(tokens[i] * columns, columns), hidden.Row(i), $"{type}, token {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Rows_of_positions_and_types_are_added(WeightType type)
    {
        foreach (int size in new[] { 1, 7, 12, 31, 32, 33, 100, 255, 256, 257, 600 })
        {
            int columns = KernelWeights.WholeBlocks(type, size);
            KernelWeights table = KernelWeights.Random(type, 40, columns, size);
            using KeyValueCache cache = new(1, 1, 1, 80);
            TokenBatch batch = new(80, 2, _workers);
            int[] types = [.. Enumerable.Range(0, 40).Select(i => i * 3 % 2)];
            batch.Add(cache, new int[40], 0, 40, start: 0, tokenTypes: types);
            batch.Add(cache, new int[40], 0, 40, start: 48);
            Activations hidden = _memory.Random(80, columns, 5);
            float[] before = hidden.FirstRows(80).ToArray();
            EmbeddingLookup.AddPositions(batch, _memory.Linear(table), hidden);
            EmbeddingLookup.AddTokenTypes(batch, _memory.Linear(table), hidden);
            for (int row = 0; row < 80; row++)
            {
                int kind = row < 40 ? types[row] : 0;
                float[] expected = [.. Enumerable.Range(0, columns).Select(i => before[(row * columns) + i] + table.Values[(row % 40 * columns) + i] + table.Values[(kind * columns) + i])];
                KernelMemory.AssertSameBits(expected, hidden.Row(row), $"{type}, {columns} columns, row {row}");
            }
        }
    }

    [Fact]
    public void A_position_or_type_outside_its_table_is_refused()
    {
        using KeyValueCache cache = new(1, 1, 1, 4);
        TokenBatch batch = new(4, 1, _workers);
        batch.Add(cache, [0, 0, 0, 0], 0, 4, start: 0, tokenTypes: [0, 0, 0, 3]);
        LinearWeights table = _memory.Linear(KernelWeights.Random(WeightType.F32, 3, 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingLookup.AddPositions(batch, table, _memory.Zeros(4, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingLookup.AddTokenTypes(batch, table, _memory.Zeros(4, 4)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_token_outside_the_vocabulary_is_refused(int token)
    {
        using KeyValueCache cache = new(1, 1, 1, 1);
        TokenBatch batch = new(1, 1, _workers);
        batch.Add(cache, [token], 0, 1);
        LinearWeights table = _memory.Linear(KernelWeights.Random(WeightType.F32, 3, 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmbeddingLookup.Apply(batch, table, _memory.Zeros(1, 4)));
    }

    [Fact]
    public void Gather_copies_the_rows_that_are_asked_for()
    {
        Activations source = _memory.Random(6, 5, 1);
        Activations destination = _memory.Zeros(3, 5);
        GatherRows.Apply(source, [1, 4, 5], destination);
        KernelMemory.AssertSameBits(source.Row(4), destination.Row(1), "row 1");

        float[] last = source.Row(5).ToArray();
        GatherRows.Apply(source, [1, 4, 5], source);
        KernelMemory.AssertSameBits(last, source.Row(2), "in place");
        Assert.Throws<ArgumentOutOfRangeException>(() => GatherRows.Apply(source, [6], destination));
    }

    [Fact]
    public void Keys_and_values_go_to_their_positions()
    {
        const int Size = 5;
        using KeyValueCache first = new(2, 3, Size, 40);
        using KeyValueCache second = new(2, 3, Size, 20);
        TokenBatch batch = new(30, 2, _workers);
        batch.Add(first, new int[20], 13, 33);
        batch.Add(second, new int[10], 0, 10);
        Activations key = _memory.Random(30, 3 * Size, 1);
        Activations value = _memory.Random(30, 3 * Size, 2);

        CacheAppend.Apply(1, key, value, batch);

        foreach ((KeyValueCache cache, int start, int count, int position) in new[] { (first, 0, 20, 13), (second, 20, 10, 0) })
        {
            for (int token = 0; token < count; token++)
            {
                int at = position + token;
                for (int i = 0; i < 3 * Size; i++)
                {
                    Assert.Equal(key.Row(start + token)[i], cache.Keys(1, i / Size)[(((at / 16 * Size) + (i % Size)) * 16) + (at % 16)]);
                    Assert.Equal(value.Row(start + token)[i], cache.Values(1, i / Size)[(at * Size) + (i % Size)]);
                }
            }
        }

        Assert.Equal(0, first.Keys(1, 0)[12]);
        Assert.Equal(0, first.Keys(0, 0)[13]);
    }
}
