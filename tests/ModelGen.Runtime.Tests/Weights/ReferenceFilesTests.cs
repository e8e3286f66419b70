using ModelGen.Tests;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Every file that other systems wrote opens: strict must not mean that sound files are turned away.</summary>
public sealed class ReferenceFilesTests
{
    [Theory]
    [InlineData("parity")]
    [InlineData("gguf")]
    [InlineData("stories260k")]
    [InlineData("minilm")]
    [InlineData("samples")]
    [InlineData("tokenizers")]
    [InlineData("elmo")]
    public void SoundFilesOpen(string folder)
    {
        string path = SharedData.Path(folder);
        foreach (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".safetensors", StringComparison.Ordinal) || file.EndsWith(".safetensors.index.json", StringComparison.Ordinal))
            {
                using SafetensorsFile opened = SafetensorsFile.Open(file);
                Assert.NotEmpty(opened.Tensors);
            }
            else if (file.EndsWith(".gguf", StringComparison.Ordinal))
            {
                using GgufFile opened = GgufFile.Open(file);
                Assert.NotNull(opened.Architecture);
            }
        }
    }
}
