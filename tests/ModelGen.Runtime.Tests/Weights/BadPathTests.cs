using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Paths that lead nowhere, and files that are something else.</summary>
public sealed class BadPathTests : IDisposable
{
    private static readonly LlamaSizes Sizes = new(1, 32, 2, 2, 32, 3, 16);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NothingThere()
    {
        Assert.Contains("There is no file or directory", Throws<FileNotFoundException>("absent"), StringComparison.Ordinal);
        Assert.Contains("absent' is missing already", Throws<DirectoryNotFoundException>("absent/model.gguf"), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WeightStore.Load("", Sizes.Manifest()));
        Assert.Throws<FileNotFoundException>(() => GgufFile.Open(Path.Combine(_folder.Path, "absent")));
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open(Path.Combine(_folder.Path, "absent")));
    }

    [Fact]
    public void DirectoryWithoutWeights()
    {
        _folder.Write("config.json", "{}");
        Assert.Contains("no model.safetensors.index.json and no .gguf file. Give a directory", Throws<FileNotFoundException>(""), StringComparison.Ordinal);
        _folder.Write("pytorch_model.bin", "x");
        Assert.Contains("'pytorch_model.bin' looks like PyTorch's own format", Throws<FileNotFoundException>(""), StringComparison.Ordinal);
        _folder.Write("a.gguf", "x");
        _folder.Write("b.gguf", "x");
        Assert.Contains("2 .gguf files: give the path of one", Throws<FileNotFoundException>(""), StringComparison.Ordinal);
    }

    [Fact]
    public void DirectoryWithoutConfiguration()
    {
        _folder.Write("model.safetensors", CheckpointWriter.Safetensors(Sizes.Manifest().Tensors(gguf: false)));
        Assert.Contains("has weights but no config.json", Throws<FileNotFoundException>(""), StringComparison.Ordinal);
    }

    [Fact]
    public void SomethingElse()
    {
        _folder.Write("empty.gguf", "");
        _folder.Write("text.gguf", "this is a text");
        _folder.Write("text.safetensors", "this is a text");
        _folder.Write("text", "this is a text");
        Assert.Contains("the magic 'GGUF' takes 4 bytes and only 0 are left", Throws<ModelFormatException>("empty.gguf"), StringComparison.Ordinal);
        Assert.Contains("this is no GGUF file", Throws<ModelFormatException>("text.gguf"), StringComparison.Ordinal);
        Assert.Contains("is this a safetensors file?", Throws<ModelFormatException>("text.safetensors"), StringComparison.Ordinal);
        Assert.Contains("is this a safetensors file?", Throws<ModelFormatException>("text"), StringComparison.Ordinal);
        _folder.Write("list.safetensors", CheckpointWriter.Safetensors("{}", []));
        _folder.Write("config.json", "[]");
        Assert.Contains("a configuration must be a JSON object", Throws<ModelFormatException>("list.safetensors"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TruncatedAnywhere(bool gguf)
    {
        byte[] sound = gguf
            ? CheckpointWriter.Gguf(Sizes.Metadata(), Sizes.Manifest().Tensors(gguf: true))
            : CheckpointWriter.Safetensors(Sizes.Manifest().Tensors(gguf: false));
        string name = gguf ? "cut.gguf" : "cut.safetensors";
        for (int length = 0; length < sound.Length; length += length < 3_000 ? 1 : 997)
        {
            _folder.Write(name, sound[..length]);
            Throws<ModelFormatException>(name);
        }
    }

    private string Throws<T>(string name)
        where T : Exception => Assert.Throws<T>(() => WeightStore.Load(Path.Combine(_folder.Path, name), Sizes.Manifest())).Message;
}
