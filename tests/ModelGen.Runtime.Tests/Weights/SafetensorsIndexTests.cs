using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

public sealed class SafetensorsIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsAllShards()
    {
        using SafetensorsFile file = SafetensorsFile.Open(Fixtures.Path("checkpoints", "llama-linear-bias", "model.safetensors.index.json"));
        Assert.Equal(LlamaSizes.LinearBias.Manifest().Tensors.Count, file.Tensors.Count);
        Assert.Equal("pt", file.Metadata["format"]);
        SafetensorsTensor? head = file.Find("lm_head.weight");
        Assert.NotNull(head);
        Assert.EndsWith("model-00005-of-00005.safetensors", head.Path, StringComparison.Ordinal);
        Assert.Equal(200 * 64, file.ReadFloats("lm_head.weight").Length);
    }

    [Theory]
    [InlineData("../outside.safetensors")]
    [InlineData("..\\\\outside.safetensors")]
    [InlineData("/etc/outside.safetensors")]
    [InlineData("C:outside.safetensors")]
    [InlineData("sub/inside.safetensors")]
    [InlineData("..")]
    [InlineData(".safetensors")]
    [InlineData("..safetensors")]
    [InlineData("shard.bin")]
    [InlineData("shard.safetensors\\u0000.safetensors")]
    [InlineData("")]
    public void OnlyNeighboursAreRead(string shard)
    {
        string path = WriteIndex($$"""{"a": "{{shard}}"}""");
        ModelFormatException exception = Assert.Throws<ModelFormatException>(() => SafetensorsFile.Open(path));
        Assert.Contains("same directory", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksAreNotFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        WriteShard("target.safetensors", "a");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "shard.safetensors"), "target.safetensors");
        string path = WriteIndex("""{"a": "shard.safetensors"}""");
        Assert.Contains("link", Assert.Throws<ModelFormatException>(() => SafetensorsFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IndexAndShardsMustAgree()
    {
        WriteShard("one.safetensors", "a", "b");
        WriteShard("two.safetensors", "c");
        using (SafetensorsFile sound = SafetensorsFile.Open(WriteIndex("""{"a": "one.safetensors", "b": "one.safetensors", "c": "two.safetensors"}""")))
        {
            Assert.Equal(["a", "b", "c"], sound.Tensors.Select(tensor => tensor.Name));
        }

        AssertBroken("""{"a": "one.safetensors", "c": "two.safetensors"}""", "'b', which the index does not place there");
        AssertBroken("""{"a": "one.safetensors", "b": "one.safetensors", "c": "two.safetensors", "d": "two.safetensors"}""", "places 'd'");
        AssertBroken("""{"a": "one.safetensors", "b": "two.safetensors", "c": "two.safetensors"}""", "'b'");
        AssertBroken("""{"a": 1}""", "'a' to the name of a file");
        AssertBroken("[]", "weight_map");
        AssertBroken("""{"a": "one.safetensors", "a": "two.safetensors"}""", "JSON");
    }

    [Fact]
    public void MissingShardIsNamed()
    {
        FileNotFoundException exception = Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open(WriteIndex("""{"a": "absent.safetensors"}""")));
        Assert.Contains("absent.safetensors", exception.Message, StringComparison.Ordinal);
    }

    private void AssertBroken(string map, string rule)
    {
        ModelFormatException exception = Assert.Throws<ModelFormatException>(() => SafetensorsFile.Open(WriteIndex(map)));
        Assert.Contains(rule, exception.Message, StringComparison.Ordinal);
    }

    private string WriteIndex(string map) => _folder.Write("model.safetensors.index.json", $$"""{"weight_map": {{map}}}""");

    private void WriteShard(string name, params string[] tensors) =>
        _folder.Write(name, CheckpointWriter.Safetensors(tensors.Select(tensor => new WrittenTensor(tensor, "F32", [1], [0, 0, 128, 63]))));
}
