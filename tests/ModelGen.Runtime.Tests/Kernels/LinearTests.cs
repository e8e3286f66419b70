using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

public sealed class LinearTests : IDisposable
{
    private static readonly int[] Sizes = [1, 7, 12, 31, 32, 33, 100, 172];
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
    public void Apply_is_the_naive_layer_at_odd_sizes(WeightType type)
    {
        foreach (int size in Sizes.Append(8300))
        {
            foreach (int rows in Sizes)
            {
                int columns = KernelWeights.WholeBlocks(type, size);
                int tokens = 1 + ((size + rows) % 15);
                float[]? bias = rows % 2 == 0 ? Bias(rows) : null;
                KernelWeights weights = KernelWeights.Random(type, rows, columns, size + rows);
                Activations input = _memory.Random(tokens, columns, size);
                Activations output = _memory.Zeros(tokens, rows);

                Linear.Apply(input, _memory.Linear(weights, bias), output, new Rows(tokens, _workers));

                double[] expected = ReferenceLinear.Apply(input, weights, bias, tokens);
                double tolerance = 1e-5 * Math.Max(1, columns / 1000);
                KernelMemory.AssertClose(expected, output.FirstRows(tokens), tolerance, $"{type} {rows} x {columns}, {tokens} tokens");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Any_split_of_the_tokens_gives_the_same_bits(WeightType type)
    {
        const int Tokens = 71;
        foreach ((int rows, int size) in new[] { (13, 64), (30, 172), (6, 8300) })
        {
            int columns = KernelWeights.WholeBlocks(type, size);
            LinearWeights weights = _memory.Linear(KernelWeights.Random(type, rows, columns, 5), Bias(rows));
            Activations input = _memory.Random(Tokens, columns, 6);
            Activations whole = _memory.Zeros(Tokens, rows);
            Linear.Apply(input, weights, whole, new Rows(Tokens, _workers));
            foreach (int piece in new[] { 1, 2, 3, 4, 5, 6, 8, 11, 64 })
            {
                Activations pieces = _memory.Zeros(Tokens, rows);
                for (int token = 0; token < Tokens; token += piece)
                {
                    Linear.Apply(input.From(token), weights, pieces.From(token), new Rows(Math.Min(piece, Tokens - token), _workers));
                }

                KernelMemory.AssertSameBits(whole.FirstRows(Tokens), pieces.FirstRows(Tokens), $"{type} {rows} x {columns} in pieces of {piece}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Any_number_of_threads_gives_the_same_bits(WeightType type)
    {
        const int Rows = 333;
        const int Columns = 1024;
        LinearWeights weights = _memory.Linear(KernelWeights.Random(type, Rows, Columns, 7), Bias(Rows));
        foreach (int tokens in new[] { 1, 2, 20 })
        {
            Activations input = _memory.Random(tokens, Columns, 8);
            Activations alone = _memory.Zeros(tokens, Rows);
            using WorkerPool one = new(1);
            Linear.Apply(input, weights, alone, new Rows(tokens, one));
            foreach (int threads in new[] { 2, 3, 5 })
            {
                using WorkerPool workers = new(threads);
                Activations shared = _memory.Zeros(tokens, Rows);
                Linear.Apply(input, weights, shared, new Rows(tokens, workers));
                KernelMemory.AssertSameBits(alone.FirstRows(tokens), shared.FirstRows(tokens), $"{type}, {tokens} tokens, {threads} threads");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Weights_of_every_type_give_the_bits_of_their_float32_numbers(WeightType type)
    {
        int columns = KernelWeights.WholeBlocks(type, 2080);
        KernelWeights weights = KernelWeights.Random(type, 37, columns, 9);
        byte[] bytes = new byte[weights.Values.Length * sizeof(float)];
        Buffer.BlockCopy(weights.Values, 0, bytes, 0, bytes.Length);
        LinearWeights plain = _memory.Linear(KernelWeights.FromBytes(WeightType.F32, 37, columns, bytes, weights.Values));
        foreach (int tokens in new[] { 1, 2, 9 })
        {
            Activations input = _memory.Random(tokens, columns, 10);
            Activations expected = _memory.Zeros(tokens, 37);
            Activations actual = _memory.Zeros(tokens, 37);
            Linear.Apply(input, plain, expected, new Rows(tokens, _workers));
            Linear.Apply(input, _memory.Linear(weights), actual, new Rows(tokens, _workers));
            KernelMemory.AssertSameBits(expected.FirstRows(tokens), actual.FirstRows(tokens), $"{type}, {tokens} tokens");
        }
    }

    [Fact]
    public void Three_layers_in_one_job_are_the_three_layers()
    {
        foreach ((int tokens, int columns) in new[] { (1, 64), (5, 512) })
        {
            LinearWeights query = _memory.Linear(KernelWeights.Random(WeightType.Q8_0, 130, columns, 1));
            LinearWeights key = _memory.Linear(KernelWeights.Random(WeightType.F32, 33, columns, 2), Bias(33));
            LinearWeights value = _memory.Linear(KernelWeights.Random(WeightType.F16, 34, columns, 3));
            Activations input = _memory.Random(tokens, columns, 4);
            Activations[] together = [_memory.Zeros(tokens, 130), _memory.Zeros(tokens, 33), _memory.Zeros(tokens, 34)];
            Activations[] apart = [_memory.Zeros(tokens, 130), _memory.Zeros(tokens, 33), _memory.Zeros(tokens, 34)];
            Rows rows = new(tokens, _workers);

            Linear.Apply(input, query, key, value, together[0], together[1], together[2], rows);

            Linear.Apply(input, query, apart[0], rows);
            Linear.Apply(input, key, apart[1], rows);
            Linear.Apply(input, value, apart[2], rows);
            for (int i = 0; i < 3; i++)
            {
                KernelMemory.AssertSameBits(apart[i].FirstRows(tokens), together[i].FirstRows(tokens), $"layer {i}");
            }
        }
    }

    [Fact]
    public void Add_adds_the_finished_layer()
    {
        foreach (int tokens in new[] { 1, 2, 10 })
        {
            LinearWeights weights = _memory.Linear(KernelWeights.Random(WeightType.F32, 23, 700, 1), Bias(23));
            Activations input = _memory.Random(tokens, 700, 2);
            Activations layer = _memory.Zeros(tokens, 23);
            Activations accumulator = _memory.Random(tokens, 23, 3);
            float[] before = accumulator.FirstRows(tokens).ToArray();

            Linear.Apply(input, weights, layer, new Rows(tokens, _workers));
            Linear.Add(input, weights, accumulator, new Rows(tokens, _workers));

            float[] expected = [.. before.Zip(layer.FirstRows(tokens).ToArray(), (a, b) => a + b)];
            KernelMemory.AssertSameBits(expected, accumulator.FirstRows(tokens), $"{tokens} tokens");
        }
    }

    [Fact]
    public void Every_binary16_number_is_decoded_exactly()
    {
        // Row r holds the numbers r·512 … with one column each time set to 1.
        byte[] bytes = new byte[65536 * 2];
        float[] values = new float[65536];
        for (int i = 0; i < 65536; i++)
        {
            Half value = BitConverter.UInt16BitsToHalf((ushort)i);
            bool finite = Half.IsFinite(value);
            BitConverter.TryWriteBytes(bytes.AsSpan(2 * i), finite ? (ushort)i : (ushort)0);
            values[i] = finite ? (float)value : 0;
        }

        LinearWeights weights = _memory.Linear(KernelWeights.FromBytes(WeightType.F16, 65536, 1, bytes, values));
        Activations input = _memory.Zeros(1, 1);
        input.Row(0)[0] = 1;
        Activations output = _memory.Zeros(1, 65536);
        Linear.Apply(input, weights, output, new Rows(1, _workers));
        Assert.Equal(values, output.Row(0).ToArray());

        // Whole vectors: the embedding lookup decodes the same numbers row by row.
        LinearWeights table = _memory.Linear(KernelWeights.FromBytes(WeightType.F16, 128, 512, bytes, values));
        TokenBatch batch = new(128, 1, _workers);
        batch.Add(new KeyValueCache(1, 1, 1, 1), [.. Enumerable.Range(0, 128)], 0, 128);
        Activations rows = _memory.Zeros(128, 512);
        EmbeddingLookup.Apply(batch, table, rows);
        KernelMemory.AssertSameBits(values, rows.FirstRows(128), "binary16");
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_named()
    {
        LinearWeights weights = _memory.Linear(KernelWeights.Random(WeightType.F32, 3, 4, 1));
        Activations input = _memory.Zeros(2, 5);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Linear.Apply(input, weights, _memory.Zeros(2, 3), new Rows(2, _workers)));
        Assert.Contains("4 expected, 5 found", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Linear.Apply(_memory.Zeros(2, 4), weights, _memory.Zeros(2, 3), new Rows(3, _workers)));
    }

    private static float[] Bias(int rows) => [.. Enumerable.Range(0, rows).Select(row => MathF.Sin(row))];
}
