using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

/// <summary>A mapped file ends where its last tensor ends, and behind the last page lies nothing: kernels stop at the last byte.</summary>
public sealed unsafe class OverreadTests
{
    public static TheoryData<WeightType> Types => KernelWeights.Types;

    [Theory]
    [MemberData(nameof(Types))]
    public void A_linear_layer_touches_nothing_behind_its_operands(WeightType type)
    {
        using WorkerPool workers = new(1);
        foreach (int size in new[] { 1, 7, 31, 33, 100, 520 })
        {
            foreach (int rows in new[] { 1, 3, 6 })
            {
                foreach (int tokens in new[] { 1, 2, 3, 8 })
                {
                    int columns = KernelWeights.WholeBlocks(type, size);
                    KernelWeights content = KernelWeights.Random(type, rows, columns, size);
                    using GuardedMemory matrix = new(content.Bytes.Length);
                    content.Bytes.CopyTo(new Span<byte>(matrix.Pointer, content.Bytes.Length));
                    using GuardedMemory bias = new(rows * sizeof(float));
                    using GuardedMemory x = new(tokens * columns * sizeof(float));
                    using GuardedMemory y = new(tokens * rows * sizeof(float));
                    Activations input = new((float*)x.Pointer, tokens, columns);
                    input.FirstRows(tokens).Fill(0.25f);
                    Activations output = new((float*)y.Pointer, tokens, rows);

                    LinearWeights weights = new(matrix.Pointer, type, rows, columns, content.RowBytes, (float*)bias.Pointer);
                    Linear.Apply(input, weights, output, new Rows(tokens, workers));

                    KernelMemory.AssertClose(ReferenceLinear.Apply(input, content, null, tokens), output.FirstRows(tokens), 1e-5, $"{type} {rows} x {columns}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_embedding_lookup_touches_nothing_behind_the_table(WeightType type)
    {
        using WorkerPool workers = new(1);
        foreach (int size in new[] { 1, 7, 33, 100 })
        {
            int columns = KernelWeights.WholeBlocks(type, size);
            KernelWeights content = KernelWeights.Random(type, 3, columns, size);
            using GuardedMemory matrix = new(content.Bytes.Length);
            content.Bytes.CopyTo(new Span<byte>(matrix.Pointer, content.Bytes.Length));
            using GuardedMemory rows = new(columns * sizeof(float));
            using KeyValueCache cache = new(1, 1, 1, 1);
            TokenBatch batch = new(1, 1, workers);
            batch.Add(cache, [2], 0, 1);
            Activations hidden = new((float*)rows.Pointer, 1, columns);

            EmbeddingLookup.Apply(batch, new LinearWeights(matrix.Pointer, type, 3, columns, content.RowBytes, null), hidden);

            KernelMemory.AssertSameBits(content.Values.AsSpan(2 * columns), hidden.Row(0), $"{type} {columns}");
        }
    }

    [Fact]
    public void Norms_and_rotations_touch_nothing_behind_their_rows()
    {
        using WorkerPool workers = new(1);
        foreach (int length in new[] { 2, 12, 30, 34, 100 })
        {
            using GuardedMemory values = new(length * sizeof(float));
            using GuardedMemory gains = new(length * sizeof(float));
            using GuardedMemory angles = new(length * sizeof(float));
            Activations row = new((float*)values.Pointer, 1, length);
            row.Row(0).Fill(2);
            VectorWeights weight = new((float*)gains.Pointer, length);
            new Span<float>((float*)gains.Pointer, length).Fill(3);
            RmsNorm.Apply(row, weight, 0, row, new Rows(1, workers));
            Assert.All(row.Row(0).ToArray(), value => Assert.Equal(3, value, 1e-6));

            Activations turn = new((float*)angles.Pointer, 1, length);
            turn.Row(0)[..(length / 2)].Fill(1);
            Rotary.Apply<HalfSplit>(row, length, turn, new Rows(1, workers));
            Rotary.Apply<Interleaved>(row, length, turn, new Rows(1, workers));
            Assert.All(row.Row(0).ToArray(), value => Assert.Equal(3, value, 1e-6));
        }
    }
}
