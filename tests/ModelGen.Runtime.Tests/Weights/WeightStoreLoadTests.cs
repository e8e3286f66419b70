using ModelGen.Kernels;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Sound checkpoints: every kind of path, mapped and copied, in any order of rows, in any type.</summary>
public sealed class WeightStoreLoadTests : IDisposable
{
    private static readonly LlamaSizes Small = new(2, 32, 4, 2, 48, 10, 16);
    private static readonly LlamaSizes Wide = new(2, 256, 4, 2, 256, 10, 16);

    private readonly TemporaryFolder _folder = new();

    /// <summary>The types that there are reference files of.</summary>
    public static TheoryData<WeightType> Types() => [.. EncodedTypes, WeightType.Q5_0];

    public static TheoryData<WeightType> EncodedTypeRows() => [.. EncodedTypes];

    private static WeightType[] EncodedTypes { get; } = [.. Enum.GetValues<WeightType>().Where(WeightCodec.CanEncode)];

    public static TheoryData<WeightType, WeightType> Conversions() =>
        [.. from stored in EncodedTypes
            from wanted in EncodedTypes
            select new TheoryDataRow<WeightType, WeightType>(stored, wanted)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadsEveryElement(bool map)
    {
        ModelManifest manifest = Small.Manifest();
        WriteSmall();
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(_folder.Path, "model.safetensors"));
        using WeightStore store = WeightStore.Load(_folder.Path, manifest, new LoadOptions { MemoryMap = map });
        foreach (ManifestTensor tensor in manifest.Tensors)
        {
            float[] expected = file.ReadFloats(tensor.Name);
            float[] found = tensor.IsMatrix ? store.Matrix(tensor.Role, tensor.Layer).Elements() : store.Vector(tensor.Role, tensor.Layer).AsSpan().ToArray();
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void FindsWeightsAtEveryKindOfPath()
    {
        ModelManifest manifest = Small.Manifest();
        WriteSmall();
        float[] expected = Load(_folder.Path);
        Assert.Equal(expected, Load(Path.Combine(_folder.Path, "model.safetensors")));
        File.Delete(Path.Combine(_folder.Path, "config.json"));
        Assert.Equal(expected, Load(Path.Combine(_folder.Path, "model.safetensors")));

        File.Move(Path.Combine(_folder.Path, "model.safetensors"), Path.Combine(_folder.Path, "no-extension"));
        Assert.Equal(expected, Load(Path.Combine(_folder.Path, "no-extension")));

        _folder.Write("any.gguf", CheckpointWriter.Gguf(Small.Metadata(), manifest.Tensors(gguf: true)));
        Assert.Equal(expected, Load(_folder.Path));
        Assert.Equal(expected, Load(Path.Combine(_folder.Path, "any.gguf")));

        float[] Load(string path)
        {
            using WeightStore store = WeightStore.Load(path, manifest);
            return store.Matrix(TensorRole.Down, 1).Elements();
        }
    }

    [Fact]
    public void LoadsShardsWithBiases()
    {
        string folder = Fixtures.Path("checkpoints", "llama-linear-bias");
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors.index.json"));
        using WeightStore store = WeightStore.Load(folder, LlamaSizes.LinearBias.Manifest());
        LinearWeights query = store.Matrix(TensorRole.Query, 1);
        Assert.Equal(WeightType.BF16, query.Type);
        Assert.Equal(file.ReadFloats("model.layers.1.self_attn.q_proj.weight"), query.Elements());
        Assert.Equal(file.ReadFloats("model.layers.1.self_attn.q_proj.bias"), query.BiasElements());
        Assert.Equal(file.ReadFloats("model.norm.weight"), store.Vector(TensorRole.FinalNorm).AsSpan().ToArray());
        Assert.False(store.Matrix(TensorRole.Head).HasBias);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void GgufRowsAreThoseOfTheReference(WeightType type)
    {
        string folder = SharedData.Path($"gguf/{type}");
        using SafetensorsFile expected = SafetensorsFile.Open(Path.Combine(folder, "expected.safetensors"));
        using GgufFile file = GgufFile.Open(Path.Combine(folder, "model.gguf"));
        ModelManifest manifest = (LlamaSizes.Gguf with { Pairing = RotaryPairing.Interleaved }).Manifest();
        using WeightStore store = WeightStore.Load(Path.Combine(folder, "model.gguf"), manifest);
        foreach (ManifestTensor tensor in manifest.Tensors.Where(tensor => expected.Find($"dequantized.{tensor.GgufName}") is not null))
        {
            float[] rows = expected.ReadFloats($"dequantized.{tensor.GgufName}");
            Assert.Equal(rows, file.ReadFloats(tensor.GgufName)[..rows.Length]);
            if (tensor.IsMatrix)
            {
                LinearWeights matrix = store.Matrix(tensor.Role, tensor.Layer);
                Assert.Equal(type, matrix.Type);
                Assert.Equal(rows, matrix.Row(0).Concat(matrix.Row(1)));
            }
            else
            {
                Assert.Equal(rows, store.Vector(tensor.Role, tensor.Layer).AsSpan().ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(EncodedTypeRows))]
    public void ConvertsAsTheQuantiserOfTheReference(WeightType type)
    {
        ModelManifest manifest = (LlamaSizes.Gguf with { Pairing = RotaryPairing.Interleaved }).Manifest();
        using WeightStore expected = WeightStore.Load(SharedData.Path($"gguf/{type}/model.gguf"), manifest);
        using WeightStore converted = WeightStore.Load(SharedData.Path("gguf/F32/model.gguf"), manifest, new LoadOptions { Weights = type });
        foreach (ManifestTensor tensor in manifest.Tensors.Where(tensor => tensor.IsMatrix))
        {
            Assert.Equal(expected.Matrix(tensor.Role, tensor.Layer).Bytes(), converted.Matrix(tensor.Role, tensor.Layer).Bytes());
        }
    }

    [Theory]
    [MemberData(nameof(Conversions))]
    public void EveryConversionGoesThroughFloats(WeightType stored, WeightType wanted)
    {
        WeightStore random = WeightStore.CreateRandom(Wide.Manifest(), 3);
        byte[] source = new byte[10 * WeightCodec.RowBytes(stored, Wide.Hidden)];
        WeightCodec.Encode(stored, random.Matrix(TensorRole.TokenEmbedding).Elements(), source);
        random.Dispose();
        float[] floats = new float[10 * Wide.Hidden];
        WeightCodec.Decode(stored, source, floats);
        byte[] expected = new byte[10 * WeightCodec.RowBytes(wanted, Wide.Hidden)];
        WeightCodec.Encode(wanted, floats, expected);

        List<WrittenTensor> tensors = Wide.Manifest().Tensors(gguf: true);
        tensors[0] = tensors[0] with { Type = stored.ToString(), Data = source };
        string path = _folder.Write("model.gguf", CheckpointWriter.Gguf(Wide.Metadata(), tensors));
        using WeightStore store = WeightStore.Load(path, Wide.Manifest(), new LoadOptions { Weights = wanted });
        LinearWeights matrix = store.Matrix(TensorRole.TokenEmbedding);
        Assert.Equal(wanted, matrix.Type);
        Assert.Equal(stored == wanted ? source : expected, matrix.Bytes());
        Assert.Equal(wanted, store.Matrix(TensorRole.Query, 1).Type);
    }

    [Fact]
    public void RowsThatAreNotWholeBlocksKeepTheirType()
    {
        WriteSmall();
        using WeightStore store = WeightStore.Load(_folder.Path, Small.Manifest(), new LoadOptions { Weights = WeightType.Q8_0 });
        Assert.Equal(WeightType.Q8_0, store.Matrix(TensorRole.Gate, 0).Type);
        Assert.Equal(WeightType.F32, store.Matrix(TensorRole.Down, 0).Type);
    }

    [Fact]
    public void WeightsThatTheTypeCannotHoldAreNamed()
    {
        List<WrittenTensor> tensors = Small.Manifest().Tensors(gguf: false);
        BitConverter.GetBytes(1e6f).CopyTo(tensors[^1].Data, 4 * 33);
        _folder.Write("model.safetensors", CheckpointWriter.Safetensors(tensors));
        _folder.Write("config.json", Small.Config());
        LoadOptions half = new() { Weights = WeightType.F16 };
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => WeightStore.Load(_folder.Path, Small.Manifest(), half));
        Assert.Contains("'lm_head.weight': row 1 holds 1000000, which F16 cannot", exception.Message, StringComparison.Ordinal);
        using WeightStore store = WeightStore.Load(_folder.Path, Small.Manifest(), new LoadOptions { Weights = WeightType.BF16 });
        Assert.Equal(1e6f, store.Matrix(TensorRole.Head).Row(1)[1], 1e4f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MisalignedElementsAreCopied(bool map)
    {
        List<WrittenTensor> tensors = [new WrittenTensor("rope_freqs.weight", "U8", [1], [7]), .. Small.Manifest().Tensors(gguf: false)];
        _folder.Write("model.safetensors", CheckpointWriter.Safetensors(tensors));
        _folder.Write("config.json", Small.Config());
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(_folder.Path, "model.safetensors"));
        Assert.NotEqual(0, file.Find("lm_head.weight")!.Offset % 4);
        using WeightStore store = WeightStore.Load(_folder.Path, Small.Manifest(), new LoadOptions { MemoryMap = map });
        Assert.Equal(0u, store.Matrix(TensorRole.Head).Address() % 4);
        Assert.Equal(file.ReadFloats("lm_head.weight"), store.Matrix(TensorRole.Head).Elements());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IgnoredTensorsMayBeThere(bool gguf)
    {
        List<WrittenTensor> tensors =
        [
            .. Small.Manifest().Tensors(gguf),
            new WrittenTensor("rope_freqs.weight", "F32", [4], new byte[16]),
            new WrittenTensor("model.layers.1.self_attn.rotary_emb.inv_freq", "F32", [4], new byte[16]),
        ];
        string path = gguf
            ? _folder.Write("model.gguf", CheckpointWriter.Gguf(Small.Metadata(), tensors))
            : _folder.Write("model.safetensors", CheckpointWriter.Safetensors(tensors));
        WeightStore.Load(path, Small.Manifest()).Dispose();
    }

    [Fact]
    public void ReportsProgressOfEachTensor()
    {
        WriteSmall();
        List<LoadProgress> reports = [];
        WorkerPool workers = WorkerPool.Shared;
        using WeightStore store = WeightStore.Load(_folder.Path, Small.Manifest(), new LoadOptions { Progress = new Reports(reports), Workers = workers });
        Assert.Same(workers, store.Workers);
        Assert.Equal(Small.Manifest().Tensors.Count, reports.Count);
        Assert.Equal(Enumerable.Range(1, reports.Count), reports.Select(report => report.Tensors));
        Assert.Equal(1, reports[^1].Fraction);
        Assert.Equal(Small.Manifest().Tensors.Sum(tensor => tensor.Elements * 4), reports[^1].TotalBytes);
        Assert.Equal(10 * 32 * 4, reports[0].Bytes);
    }

    private void WriteSmall()
    {
        _folder.Write("model.safetensors", CheckpointWriter.Safetensors(Small.Manifest().Tensors(gguf: false)));
        _folder.Write("config.json", Small.Config());
    }

    private sealed class Reports(List<LoadProgress> reports) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => reports.Add(value);
    }
}
