using CsCheck;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>The order of query and key rows.</summary>
public sealed class RowOrderTests : IDisposable
{
    private static readonly LlamaSizes Sizes = new(1, 32, 4, 2, 32, 3, 16) { Bias = true };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// llama.cpp's converter makes <c>weights.reshape(heads, 2, rows/heads/2, …).swapaxes(1, 2)</c> of Hugging Face's rows; loading its files must undo that.
    /// </summary>
    [Fact]
    public void UndoesTheConverterOfLlamaCpp() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 9]).Sample((heads, half) =>
    {
        int headRows = 2 * half;
        int[] converted = new int[heads * headRows];
        for (int head = 0; head < heads; head++)
        {
            for (int part = 0; part < 2; part++)
            {
                for (int i = 0; i < half; i++)
                {
                    converted[(head * headRows) + (i * 2) + part] = (head * headRows) + (part * half) + i;
                }
            }
        }

        RowOrder undo = Order(heads, headRows, headRows, RotaryPairing.Interleaved, RotaryPairing.HalfSplit);
        Assert.Equal(Enumerable.Range(0, converted.Length), Enumerable.Range(0, converted.Length).Select(row => converted[undo.Source(row)]));

        RowOrder repeat = Order(heads, headRows, headRows, RotaryPairing.HalfSplit, RotaryPairing.Interleaved);
        Assert.Equal(converted, Enumerable.Range(0, converted.Length).Select(repeat.Source));
    });

    [Fact]
    public void RowsThatAreNotRotatedStay()
    {
        RowOrder order = Order(2, 6, 4, RotaryPairing.Interleaved, RotaryPairing.HalfSplit);
        Assert.Equal([0, 2, 1, 3, 4, 5, 6, 8, 7, 9, 10, 11], Enumerable.Range(0, 12).Select(order.Source));
    }

    [Fact]
    public void NothingMovesWhenThePairingsAgree()
    {
        ManifestTensor query = Tensor(2, 8, 8);
        Assert.Null(RowOrder.For(query, null, RotaryPairing.HalfSplit, RotaryPairing.HalfSplit));
        Assert.Null(RowOrder.For(query with { RotaryHeads = 0 }, null, RotaryPairing.Interleaved, RotaryPairing.HalfSplit));
    }

    [Theory]
    [InlineData(WeightType.F32, null, true)]
    [InlineData(WeightType.F32, null, false)]
    [InlineData(WeightType.Q8_0, null, true)]
    [InlineData(WeightType.F32, WeightType.Q8_0, true)]
    [InlineData(WeightType.Q8_0, WeightType.F16, false)]
    public void WeightsAndBiasesOfQueriesAndKeysMove(WeightType stored, WeightType? wanted, bool map)
    {
        List<WrittenTensor> tensors = [.. Sizes.Manifest().Tensors(gguf: true).Select(tensor => tensor.Shape.Length == 2 ? Encoded(tensor, stored) : tensor)];
        string path = _folder.Write("model.gguf", CheckpointWriter.Gguf(Sizes.Metadata(), tensors));
        LoadOptions options = new() { Weights = wanted, MemoryMap = map };
        using WeightStore asStored = WeightStore.Load(path, (Sizes with { Pairing = RotaryPairing.Interleaved }).Manifest(), options);
        using WeightStore reordered = WeightStore.Load(path, Sizes.Manifest(), options);
        foreach (TensorRole role in new[] { TensorRole.Query, TensorRole.Key, TensorRole.Value, TensorRole.AttentionOutput })
        {
            LinearWeights before = asStored.Matrix(role, 0);
            LinearWeights after = reordered.Matrix(role, 0);
            for (int row = 0; row < after.Rows; row++)
            {
                // Heads of eight rows: row i comes from 2i, row i + 4 from 2i + 1.
                bool moves = role is TensorRole.Query or TensorRole.Key;
                int source = moves ? (row / 8 * 8) + (row % 4 * 2) + (row % 8 / 4) : row;
                Assert.Equal(before.Row(source), after.Row(row));
                Assert.Equal(before.BiasElements()[source], after.BiasElements()[row]);
            }
        }
    }

    [Fact]
    public void TheArchitectureOfTheFileDecides()
    {
        Dictionary<string, object> metadata = Sizes.Metadata("qwen2");
        string path = _folder.Write("model.gguf", CheckpointWriter.Gguf(metadata, Sizes.Manifest().Tensors(gguf: true)));
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => WeightStore.Load(path, Sizes.Manifest()));
        Assert.StartsWith("setting Architecture: declared 'llama' or 'mistral', found 'qwen2'", Assert.Single(exception.Differences), StringComparison.Ordinal);

        path = _folder.Write("model.gguf", CheckpointWriter.Gguf(Sizes.Metadata("mistral"), Sizes.Manifest().Tensors(gguf: true)));
        exception = Assert.Throws<ModelMismatchException>(() => WeightStore.Load(path, Sizes.Manifest()));
        Assert.Contains("is known for: llama, qwen2", Assert.Single(exception.Differences), StringComparison.Ordinal);
    }

    private static WrittenTensor Encoded(WrittenTensor tensor, WeightType type)
    {
        float[] elements = new float[tensor.Data.Length / 4];
        byte[] data = new byte[WeightCodec.RowBytes(type, elements.Length)];
        WeightCodec.Decode(WeightType.F32, tensor.Data, elements);
        WeightCodec.Encode(type, elements, data);
        return tensor with { Type = type.ToString(), Data = data };
    }

    private static RowOrder Order(int heads, int headRows, int rotated, RotaryPairing file, RotaryPairing wanted)
    {
        RowOrder? order = RowOrder.For(Tensor(heads, headRows, rotated), null, file, wanted);
        Assert.NotNull(order);
        return order;
    }

    private static ManifestTensor Tensor(int heads, int headRows, int rotated) =>
        new(TensorRole.Query, 0, false, "q", "q", [heads * headRows, 4]) { RotaryHeads = heads, RotarySize = rotated };
}
