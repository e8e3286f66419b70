using ModelGen.Tests;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Metadata and tensors as the text package and tools read them.</summary>
public sealed class GgufFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MetadataHasTypes()
    {
        Dictionary<string, object> metadata = new()
        {
            ["general.architecture"] = "llama",
            ["count"] = 7u,
            ["ratio"] = 0.5f,
            ["truth"] = true,
            ["texts"] = new[] { "a", "ü", "" },
            ["numbers"] = new[] { -1, 2 },
            ["bytes"] = new sbyte[] { -3, 4 },
            ["large"] = new[] { 5UL, 1UL << 63 },
            ["truths"] = new[] { true, false },
            ["floats"] = new[] { 0.25f, -1f },
            ["none"] = Array.Empty<string>(),
        };
        using GgufFile file = GgufFile.Open(_folder.Write("model.gguf", CheckpointWriter.Gguf(metadata, [])));
        Assert.Equal(3, file.Version);
        Assert.Equal("llama", file.Architecture);
        Assert.Equal(7, file.Require("count").AsInteger());
        Assert.Equal(7.0, file.Require("count").AsFloat());
        Assert.Equal(0.5, file.Require("ratio").AsFloat());
        Assert.True(file.Require("truth").AsBoolean());
        Assert.Equal(["a", "ü", ""], file.Require("texts").AsStrings());
        Assert.Equal(GgufValueType.String, file.Require("texts").ElementType);
        Assert.Equal(3, file.Require("texts").Count);
        Assert.Equal([-1L, 2L], file.Require("numbers").AsIntegers());
        Assert.Equal([-3L, 4L], file.Require("bytes").AsIntegers());
        Assert.Contains("an integer below 2^63", Assert.Throws<ModelFormatException>(() => file.Require("large").AsIntegers()).Rule, StringComparison.Ordinal);
        Assert.Equal([true, false], file.Require("truths").AsBooleans());
        Assert.Equal([0.25f, -1f], file.Require("floats").AsFloats());
        Assert.Empty(file.Require("none").AsStrings());
        Assert.Empty(file.Tensors);
    }

    [Fact]
    public void AnotherTypeIsAnErrorThatNamesTheKey()
    {
        Dictionary<string, object> metadata = new() { ["text"] = "x", ["count"] = 7u, ["ratio"] = 1.5f, ["numbers"] = new[] { 1 }, ["truth"] = true };
        string path = _folder.Write("model.gguf", CheckpointWriter.Gguf(metadata, []));
        using GgufFile file = GgufFile.Open(path);
        AssertWrong(() => file.Require("text").AsInteger(), "'text' must be an integer and is String");
        AssertWrong(() => file.Require("text").AsFloat(), "'text' must be a number and is String");
        AssertWrong(() => file.Require("truth").AsFloat(), "'truth' must be a number and is Bool");
        AssertWrong(() => file.Require("truth").AsInteger(), "'truth' must be an integer and is Bool");
        AssertWrong(() => file.Require("ratio").AsInteger(), "'ratio' must be an integer and is Float32");
        AssertWrong(() => file.Require("count").AsString(), "'count' must be a string and is UInt32");
        AssertWrong(() => file.Require("count").AsBoolean(), "'count' must be a truth value and is UInt32");
        AssertWrong(() => file.Require("numbers").AsInteger(), "'numbers' must be an integer and is an array of Int32");
        AssertWrong(() => file.Require("numbers").AsFloat(), "'numbers' must be a number and is an array of Int32");
        AssertWrong(() => file.Require("numbers").AsStrings(), "'numbers' must be an array of strings and is an array of Int32");
        AssertWrong(() => file.Require("numbers").AsFloats(), "'numbers' must be an array of floating-point numbers and is an array of Int32");
        AssertWrong(() => file.Require("numbers").AsBooleans(), "'numbers' must be an array of truth values and is an array of Int32");
        AssertWrong(() => file.Require("count").AsIntegers(), "'count' must be an array of integers and is UInt32");
        AssertWrong(() => file.Require("absent"), "the metadata has no 'absent'");
        Assert.Null(file.Architecture);

        void AssertWrong(Func<object?> read, string rule)
        {
            ModelFormatException exception = Assert.Throws<ModelFormatException>(read);
            Assert.Equal(path, exception.File);
            Assert.Equal(rule, exception.Rule);
        }
    }

    [Fact]
    public void ReadsRealVocabularies()
    {
        using GgufFile file = GgufFile.Open(SharedData.Path("tokenizers/ggml-vocab-gpt-2.gguf"));
        Assert.Equal("gpt2", file.Require("tokenizer.ggml.model").AsString());
        Assert.Equal(50_257, file.Require("tokenizer.ggml.tokens").AsStrings().Count);
        Assert.Equal("Ġ t", file.Require("tokenizer.ggml.merges").AsStrings()[0]);
    }

    [Fact]
    public void ShapesAreSlowestFirst()
    {
        byte[] content = CheckpointWriter.Gguf(LlamaSizes.Gguf.Metadata(), [new WrittenTensor("w", "F32", [2, 3], new byte[24])]);
        using GgufFile file = GgufFile.Open(_folder.Write("model.gguf", content));
        GgufTensor tensor = Assert.Single(file.Tensors);
        Assert.Equal([2L, 3L], tensor.Shape);
        Assert.Equal(tensor, file.Find("w"));
        Assert.Equal(6, file.ReadFloats("w").Length);
        Assert.Null(file.Find("v"));
        Assert.Throws<KeyNotFoundException>(() => file.ReadFloats("v"));
    }

    [Fact]
    public void OtherTypesAreNotReadAsFloats()
    {
        byte[] content = CheckpointWriter.Gguf(new Dictionary<string, object>(), [new WrittenTensor("w", "IQ3_S", [256], new byte[110])]);
        using GgufFile file = GgufFile.Open(_folder.Write("model.gguf", content));
        Assert.Contains("has elements of IQ3_S", Assert.Throws<ModelFormatException>(() => file.ReadFloats("w")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SafetensorsReadsIntegersAndBytes()
    {
        byte[] integers = [.. BitConverter.GetBytes(-5L), .. BitConverter.GetBytes(9L)];
        byte[] content = CheckpointWriter.Safetensors(
        [
            new WrittenTensor("long", "I64", [2], integers),
            new WrittenTensor("int", "I32", [1], BitConverter.GetBytes(-7)),
            new WrittenTensor("byte", "U8", [1], [3]),
        ]);
        using SafetensorsFile file = SafetensorsFile.Open(_folder.Write("model.safetensors", content));
        Assert.Equal([-5L, 9L], file.ReadIntegers("long"));
        Assert.Equal([-7L], file.ReadIntegers("int"));
        Assert.Equal<byte>([3], file.ReadBytes("byte"));
        Assert.Throws<ModelFormatException>(() => file.ReadIntegers("byte"));
        Assert.Throws<ModelFormatException>(() => file.ReadFloats("long"));
        Assert.Throws<KeyNotFoundException>(() => file.ReadFloats("absent"));
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.ReadBytes("byte"));
    }
}
