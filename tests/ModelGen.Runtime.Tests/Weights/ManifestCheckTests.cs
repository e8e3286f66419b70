using System.Text.Json.Nodes;
using CsCheck;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Checkpoints that do not fit: everything is told at once, in lines that say what to do.</summary>
public sealed class ManifestCheckTests : IDisposable
{
    private static readonly LlamaSizes Sizes = new(2, 32, 4, 2, 48, 10, 16);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EveryDifferenceIsToldAtOnce()
    {
        List<WrittenTensor> tensors = Sizes.Manifest().Tensors(gguf: false);
        tensors.RemoveAll(tensor => tensor.Name == "model.norm.weight");
        Replace(tensors, "model.layers.0.self_attn.k_proj.weight", tensor => tensor with { Shape = [32, 16] });
        Replace(tensors, "model.layers.1.mlp.up_proj.weight", tensor => tensor with { Type = "I32" });
        Replace(tensors, "lm_head.weight", tensor => tensor with { Type = "I64", Shape = [10, 16] });
        tensors.Add(new WrittenTensor("model.layers.0.self_attn.q_proj.bias", "F32", [1], [0, 0, 0, 0]));
        JsonNode config = JsonNode.Parse(Sizes.Config())!;
        config["hidden_size"] = 64;
        config["rope_theta"] = 500_000.0;
        config["hidden_act"] = "gelu";
        config["max_position_embeddings"] = 8;
        config["tie_word_embeddings"] = true;

        ModelMismatchException exception = Mismatch(Sizes, tensors, config.ToJsonString());
        Assert.Equal(
            [
                "setting Hidden: declared 32, found 64 ('hidden_size' in config.json); correct the declaration or take another checkpoint",
                "setting Context: declared 16 or more, found 8 ('max_position_embeddings' in config.json); correct the declaration or take another checkpoint",
                "setting Base: declared 10000, found 500000 ('rope_theta' in config.json); correct the declaration or take another checkpoint",
                "setting Activation: declared 'silu' or 'swish', found 'gelu' ('hidden_act' in config.json); correct the declaration or take another checkpoint",
                "setting Tied: declared false, found true ('tie_word_embeddings' in config.json); correct the declaration or take another checkpoint",
                "tensor 'model.layers.0.self_attn.k_proj.weight': expected [16 × 32], found [32 × 16]; correct the sizes of the declaration",
                "tensor 'model.layers.1.mlp.up_proj.weight': expected one of F32, F16, BF16, found I32, which is not supported; convert the checkpoint",
                "tensor 'lm_head.weight': expected [10 × 32], found [10 × 16]; correct the sizes of the declaration",
                "tensor 'lm_head.weight': expected one of F32, F16, BF16, found I64, which is not supported; convert the checkpoint",
                "tensor 'model.norm.weight': expected [32], found nothing for FinalNorm; the declaration must not ask for it, or the checkpoint is incomplete",
                "tensor 'model.layers.0.self_attn.q_proj.bias': found F32 [1], which the declaration has no place for; declare what uses it",
            ],
            exception.Differences);
        Assert.StartsWith($"'{_folder.Path}' does not fit TestLlama: 11 differences.\n  setting Hidden:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APatternThatMatchesNothingIsToldOnceWithTheNearestNames()
    {
        List<WrittenTensor> tensors = [.. Sizes.Manifest().Tensors(gguf: false).Select(tensor => tensor with { Name = tensor.Name.Replace("self_attn.q_proj", "attn.query", StringComparison.Ordinal) })];
        ModelMismatchException exception = Mismatch(Sizes, tensors, Sizes.Config());
        Assert.Equal(
            [
                "tensor 'model.layers.{layer}.self_attn.q_proj.weight': expected [32 × 32], found nothing in any layer for Query; nearest in the file: 'model.layers.{layer}.attn.query.weight'; "
                + "correct the name, or the declaration must not ask for it, or the checkpoint is incomplete",
                "tensor 'model.layers.0.attn.query.weight': found F32 [32 × 32], which the declaration has no place for; declare what uses it",
                "tensor 'model.layers.1.attn.query.weight': found F32 [32 × 32], which the declaration has no place for; declare what uses it",
            ],
            exception.Differences);
    }

    [Fact]
    public void NamesOfAHostileFileAreComparedWithinBounds()
    {
        // Each name is as long as a header allows, or differs little from those that are looked for.
        IEnumerable<WrittenTensor> tensors = Enumerable.Range(0, 20_000).Select(i => new WrittenTensor($"model.layers.0.self_attn.{i}" + (i % 7 == 0 ? new string('q', 2000) : ""), "F32", [1], [0, 0, 0, 0]));
        ModelMismatchException exception = Mismatch(Sizes, [.. tensors], Sizes.Config());
        Assert.Contains(exception.Differences, difference => difference.Contains("'model.layers.{layer}.self_attn.q_proj.weight'", StringComparison.Ordinal));
    }

    [Fact]
    public void LongReportsAreCut()
    {
        LlamaSizes deep = Sizes with { Layers = 30 };
        ModelMismatchException exception = Mismatch(deep, Sizes.Manifest().Tensors(gguf: false), Sizes.Config());
        Assert.Equal(1 + (28 * 9), exception.Differences.Count);
        Assert.EndsWith("… and 213 more (see Differences).", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherTypesOfGgufAreNamed()
    {
        LlamaSizes sizes = Sizes with { Hidden = 256 };
        List<WrittenTensor> tensors = sizes.Manifest().Tensors(gguf: true);
        Replace(tensors, "output.weight", tensor => tensor with { Type = "IQ3_S", Data = new byte[tensor.Data.Length / (256 * sizeof(float)) * 110] });
        string path = _folder.Write("model.gguf", CheckpointWriter.Gguf(sizes.Metadata(), tensors));
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => WeightStore.Load(path, sizes.Manifest()));
        Assert.Equal(
            "tensor 'output.weight': expected one of F32, F16, Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q2_K, Q3_K, Q4_K, Q5_K, Q6_K, IQ4_NL, BF16, MXFP4, found IQ3_S, "
            + "which is not supported; convert the checkpoint",
            Assert.Single(exception.Differences));
    }

    [Fact]
    public void TypesThatAreOnlyReadAreNoConversions()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new LoadOptions { Weights = WeightType.Q3_K });
        Assert.Contains("cannot be converted to Q3_K: take F32, F16, Q4_0, Q8_0, Q4_K, Q5_K, Q6_K, BF16", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GgufMetadataIsChecked()
    {
        Dictionary<string, object> metadata = Sizes.Metadata();
        metadata["llama.rope.freq_base"] = 5e5f;
        metadata["llama.block_count"] = "two";
        metadata["llama.attention.layer_norm_rms_epsilon"] = 1.1e-5f;
        string path = _folder.Write("model.gguf", CheckpointWriter.Gguf(metadata, Sizes.Manifest().Tensors(gguf: true)));
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => WeightStore.Load(path, Sizes.Manifest()));
        Assert.Equal(3, exception.Differences.Count);
        Assert.StartsWith("setting Layers: declared 2, found 'two' ('llama.block_count' in the metadata)", exception.Differences[0], StringComparison.Ordinal);
        Assert.StartsWith("setting Epsilon: declared 1E-05, found 1.1", exception.Differences[1], StringComparison.Ordinal);
        Assert.StartsWith("setting Base: declared 10000, found 500000 ", exception.Differences[2], StringComparison.Ordinal);
    }

    [Fact]
    public void AModelOfAnotherFamilyIsTold()
    {
        string path = SharedData.Path("parity/bert");
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => WeightStore.Load(path, LlamaSizes.Parity.Manifest()));
        Assert.StartsWith("setting Architecture: declared 'llama' or 'mistral', found 'bert'", exception.Differences[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("llama")]
    [InlineData("llama-linear-bias")]
    public void TheCheckpointsOfTheReferenceFit(string name)
    {
        LlamaSizes sizes = name == "llama" ? LlamaSizes.Parity : LlamaSizes.LinearBias;
        WeightStore.Load(SharedData.Path($"parity/{name}"), sizes.Manifest()).Dispose();
    }

    /// <summary>The three ways in which checkpoints spell rotary scaling.</summary>
    [Theory]
    [InlineData("""{"rope_theta": 10000.0, "rope_scaling": {"rope_type": "linear", "factor": 4}}""", true)]
    [InlineData("""{"rope_theta": 1e4, "rope_scaling": {"type": "linear", "factor": 4.0}}""", true)]
    [InlineData("""{"rope_parameters": {"rope_theta": 10000, "rope_type": "linear", "factor": 4.0}}""", true)]
    [InlineData("""{"rope_theta": null, "rope_parameters": {"rope_theta": 10000, "rope_type": "linear", "factor": 4.0}}""", true)]
    [InlineData("""{"rope_theta": 10000.0, "rope_scaling": {"rope_type": "yarn", "factor": 4}}""", false)]
    [InlineData("""{"rope_theta": 10000.0, "rope_scaling": {"rope_type": "linear", "factor": 8}}""", false)]
    [InlineData("""{"rope_theta": 10000.0, "rope_scaling": null}""", false)]
    [InlineData("""{"rope_parameters": {"rope_theta": 20000, "rope_type": "linear", "factor": 4.0}}""", false)]
    [InlineData("""{"rope_parameters": {"rope_theta": {}, "rope_type": "linear", "factor": 4.0}}""", false)]
    public void BothSpellingsOfRotarySettingsAreRead(string rotary, bool fits)
    {
        LlamaSizes scaled = Sizes with
        {
            ExtraSettings =
            [
                new SettingRule("Scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], "{arch}.rope.scaling.type", "linear")
                {
                    WhenAbsent = "default",
                },
                new SettingRule("Factor", ["rope_scaling.factor", "rope_parameters.factor"], "{arch}.rope.scaling.factor", 4.0),
            ],
        };
        JsonObject config = JsonNode.Parse(Sizes.Config())!.AsObject();
        config.Remove("rope_theta");
        foreach ((string key, JsonNode? value) in JsonNode.Parse(rotary)!.AsObject())
        {
            config[key] = value?.DeepClone();
        }

        if (fits)
        {
            Write(scaled.Manifest().Tensors(gguf: false), config.ToJsonString());
            WeightStore.Load(_folder.Path, scaled.Manifest()).Dispose();
        }
        else
        {
            Assert.Single(Mismatch(scaled, scaled.Manifest().Tensors(gguf: false), config.ToJsonString()).Differences);
        }
    }

    [Fact]
    public void SettingsCompareByValue()
    {
        Assert.True(Agrees(64L, 64.0));
        Assert.False(Agrees(64L, 64.5));
        Assert.True(Agrees(1e-5, (double)1e-5f));
        Assert.False(Agrees(1e-5, 1.00001e-5));
        Assert.True(Agrees(8L, new object[] { 8L, 8L }));
        Assert.False(Agrees(8L, new object[] { 8L, 4L }));
        Assert.False(Agrees(8L, Array.Empty<object>()));
        Assert.False(Agrees(true, 1L));
        Assert.False(Agrees("llama", "LLAMA"));
        Assert.True(Agrees(new[] { "a", "b" }, "b"));
        Assert.False(Agrees(2.0, "2"));
        Assert.True(SettingComparer.Agrees(new SettingRule("", [], null, 8L) { Comparison = SettingComparison.AtLeast }, 9L));
        Assert.True(SettingComparer.Agrees(new SettingRule("", [], null, 8.0) { Comparison = SettingComparison.AtLeast }, 8L));
        Assert.False(SettingComparer.Agrees(new SettingRule("", [], null, 8L) { Comparison = SettingComparison.AtLeast }, 7L));

        static bool Agrees(object expected, object found) => SettingComparer.Agrees(new SettingRule("", [], null, expected), found);
    }

    [Fact]
    public void DamagedConfigurations()
    {
        byte[] sound = File.ReadAllBytes(Fixtures.Path("checkpoints", "llama-linear-bias", "config.json"));
        _folder.Write("model.safetensors", CheckpointWriter.Safetensors(Sizes.Manifest().Tensors(gguf: false)));
        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[0, 20]).Sample(
            (at, value, cut) =>
            {
                _folder.Write("config.json", [.. sound.Take(at), value, .. sound.Skip(at + cut)]);
                Exception exception = Assert.ThrowsAny<Exception>(() => WeightStore.Load(_folder.Path, Sizes.Manifest()));
                Assert.True(exception is ModelFormatException or ModelMismatchException);
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void NamesFromFilesCannotRewriteAMessage()
    {
        List<WrittenTensor> tensors = Sizes.Manifest().Tensors(gguf: false);
        tensors.Add(new WrittenTensor("evil\n\u001b[31m\u202e" + new string('x', 5_000), "U8", [1], [0]));
        string difference = Assert.Single(Mismatch(Sizes, tensors, Sizes.Config()).Differences);
        Assert.StartsWith("tensor 'evil\\u000A\\u001B[31m\\u202Exxx", difference, StringComparison.Ordinal);
        Assert.InRange(difference.Length, 0, 300);
    }

    private static void Replace(List<WrittenTensor> tensors, string name, Func<WrittenTensor, WrittenTensor> change)
    {
        int index = tensors.FindIndex(tensor => tensor.Name == name);
        tensors[index] = change(tensors[index]);
        int elements = tensors[index].Shape.Aggregate(1, (product, size) => product * size);
        int bytes = tensors[index].Type == "I64" ? 8 : 4;
        tensors[index] = tensors[index] with { Data = new byte[elements * bytes] };
    }

    private ModelMismatchException Mismatch(LlamaSizes declared, List<WrittenTensor> tensors, string config)
    {
        Write(tensors, config);
        ModelMismatchException exception = Assert.Throws<ModelMismatchException>(() => WeightStore.Load(_folder.Path, declared.Manifest()));
        Assert.Equal(_folder.Path, exception.File);
        return exception;
    }

    private void Write(List<WrittenTensor> tensors, string config)
    {
        _folder.Write("model.safetensors", CheckpointWriter.Safetensors(tensors));
        _folder.Write("config.json", config);
    }
}
