using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Malformed and unusual files, with the verdict of the reference reader (the package <c>safetensors</c>).</summary>
public sealed class HostileSafetensorsTests
{
    /// <summary>Files that the reference accepts and this reader does not.</summary>
    private static readonly Dictionary<string, string> Stricter = new()
    {
        ["024-duplicate-same.safetensors"] = "a name twice is ambiguous even when the entries agree: readers differ in which one they take",
        ["064-name-escaped.safetensors"] = "the same, with an escape in one of the names",
    };

    public static TheoryData<string> Copied() => [.. Fixtures.Files("*.safetensors", "hostile", "safetensors")];

    public static TheoryData<string> Large() => ["065-name-long.safetensors", "066-deep.safetensors", "072-many.safetensors"];

    [Theory]
    [MemberData(nameof(Copied))]
    public void AgreesWithTheReference(string name) => Compare(Fixtures.Path("hostile", "safetensors", name), name);

    [Theory]
    [MemberData(nameof(Large))]
    public void AgreesWithTheReferenceOnLargeFiles(string name) => Compare(SharedData.Path($"hostile/safetensors/{name}"), name);

    private static void Compare(string path, string name)
    {
        using JsonDocument verdicts = JsonDocument.Parse(File.ReadAllText(Fixtures.Path("hostile", "safetensors", "verdicts.json")));
        JsonElement verdict = verdicts.RootElement.GetProperty(name);
        if (!verdict.GetProperty("accepted").GetBoolean() || Stricter.ContainsKey(name))
        {
            ModelFormatException exception = Assert.Throws<ModelFormatException>(() => SafetensorsFile.Open(path).Dispose());
            Assert.Equal(path, exception.File);
            Assert.NotEmpty(exception.Rule);
            return;
        }

        using SafetensorsFile file = SafetensorsFile.Open(path);
        foreach (JsonProperty expected in verdict.GetProperty("tensors").EnumerateObject())
        {
            SafetensorsTensor? tensor = file.Find(expected.Name);
            Assert.NotNull(tensor);
            Assert.Equal(expected.Value[0].GetString(), tensor.Type.ToString());
            Assert.Equal(expected.Value[1].EnumerateArray().Select(size => size.GetInt64()), tensor.Shape);
            Assert.Equal(tensor.Bytes, file.ReadBytes(tensor.Name).Length);
        }
    }
}
