using System.Text.Json.Nodes;
using ModelGen.Tests;
using ModelGen.Tool.Import;
using ModelGen.Tool.Import.Families;
using ModelGen.Tool.Import.Settings;
using Xunit;

namespace ModelGen.Tool.Tests.Import;

/// <summary>Configurations of every family with one setting replaced by what nobody expects there: a declaration, or one exception that says what is wrong.</summary>
public sealed class ImportMutationTests : IDisposable
{
    private static readonly string[] Values = ["null", "0", "-1", "1", "3", "1.5", "1e300", "99999999999999999999", "true", "\"\"", "\"nonsense\"", "[]", "[1, 2]", "[[[\"a\"], 2]]", "{}", "{ \"rope_type\": \"yarn\" }"];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Cases => [.. SharedData.Folders("parity").DefaultIfEmpty("llama")];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void WrongSettingsAreNamed(string name)
    {
        JsonObject config = JsonNode.Parse(File.ReadAllText(SharedData.Path($"parity/{name}/config.json")))!.AsObject();
        foreach (string key in config.Select(pair => pair.Key).ToArray())
        {
            foreach (string value in Values)
            {
                JsonObject changed = config.DeepClone().AsObject();
                changed[key] = JsonNode.Parse(value);
                Read(changed);
            }

            JsonObject without = config.DeepClone().AsObject();
            without.Remove(key);
            Read(without);
        }
    }

    private void Read(JsonObject config)
    {
        string path = _folder.File("config.json");
        File.WriteAllText(path, config.ToJsonString());
        try
        {
            using ModelSettings settings = ImportSource.Locate(path).Open();
            Assert.Contains("public sealed partial class Model;", ImportedFamilies.Of(settings).Read(settings).Write("Model", space: null, summary: null), StringComparison.Ordinal);
            UnreadSettings.Check(settings);
        }
        catch (ToolException exception)
        {
            Assert.Contains("'", exception.Message, StringComparison.Ordinal);
        }
    }
}
