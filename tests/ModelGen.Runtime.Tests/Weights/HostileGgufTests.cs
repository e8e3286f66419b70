using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>
/// Malformed and unusual files, with the verdict of the reference reader (ggml's <c>gguf_init_from_file</c>, which does not look at the data).
/// </summary>
public sealed class HostileGgufTests
{
    private const string DataOutside = "tensor data lies outside the file, which the reference does not look at";
    private const string NotUtf8 = "keys and names are valid UTF-8, by the format: two broken ones must not become the same name";

    /// <summary>Files that the reference accepts and this reader does not.</summary>
    private static readonly Dictionary<string, string> Stricter = new()
    {
        ["014-data-cut.gguf"] = DataOutside,
        ["016-data-none.gguf"] = DataOutside,
        ["064-sum-wraps.gguf"] = DataOutside,
        ["065-sum-wraps-padded.gguf"] = DataOutside,
        ["147-mutation.gguf"] = DataOutside,
        ["032-key-not-utf8.gguf"] = NotUtf8,
        ["085-name-not-utf8.gguf"] = NotUtf8,
        ["117-mutation.gguf"] = NotUtf8,
        ["135-mutation.gguf"] = NotUtf8,
        ["033-key-65536.gguf"] = "a key has 65,535 bytes at most, by the format",
        ["036-bool-2.gguf"] = "a truth value is 0 or 1, by the format: anything else is invalid",
    };

    public static TheoryData<string> Copied() => [.. Fixtures.Files("*.gguf", "hostile", "gguf")];

    public static TheoryData<string> Large() => ["033-key-65536.gguf", "084-name-huge.gguf"];

    [Theory]
    [MemberData(nameof(Copied))]
    public void AgreesWithTheReference(string name) => Compare(Fixtures.Path("hostile", "gguf", name), name);

    [Theory]
    [MemberData(nameof(Large))]
    public void AgreesWithTheReferenceOnLargeFiles(string name) => Compare(SharedData.Path($"hostile/gguf/{name}"), name);

    private static void Compare(string path, string name)
    {
        using JsonDocument verdicts = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("hostile", "gguf", "verdicts.json")));
        bool accepted = verdicts.RootElement.GetProperty(name).GetProperty("ggml").GetString() == "accepted";
        if (accepted && !Stricter.ContainsKey(name))
        {
            using GgufFile file = GgufFile.Open(path);
            Assert.All(file.Tensors, tensor => Assert.InRange(tensor.Offset + tensor.Bytes, 0, new FileInfo(path).Length));
        }
        else
        {
            ModelFormatException exception = Assert.Throws<ModelFormatException>(() => GgufFile.Open(path).Dispose());
            Assert.Equal(path, exception.File);
            Assert.NotEmpty(exception.Rule);
        }
    }
}
