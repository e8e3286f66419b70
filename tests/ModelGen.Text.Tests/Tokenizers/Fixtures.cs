using System.Text.Json;
using ModelGen.Tests;

namespace ModelGen.Text.Tests;

/// <summary>Folders with a tokenizer and what the reference library answers: in the repository, or in the shared reference data.</summary>
internal static class Fixtures
{
    /// <summary>A folder that travels with the repository, or else one of the shared data (the test skips where that is missing).</summary>
    public static string Folder(string name)
    {
        string own = Own(name);
        return Directory.Exists(own) ? own : SharedData.Path($"tokenizers/json/{name}");
    }

    /// <summary>A folder that travels with the repository.</summary>
    public static string Own(string name) => Path.Combine(SharedData.Repository, "tests", "ModelGen.Text.Tests", "Data", "tokenizers", name);

    /// <summary>The tokenizer of a folder; what the folder's <c>options.json</c> says of SentencePiece's special tokens is put beside the model.</summary>
    public static Tokenizer Load(string folder)
    {
        string options = Path.Combine(folder, "options.json");
        if (!File.Exists(options))
        {
            return Tokenizer.Load(folder);
        }

        using var model = new TemporaryFile("tokenizer.model", File.ReadAllBytes(Path.Combine(folder, "tokenizer.model")));
        File.Copy(options, Path.Combine(Path.GetDirectoryName(model.Path)!, "tokenizer_config.json"));
        return Tokenizer.Load(model.Path);
    }

    /// <summary>The rows of a JSON list in a fixture's folder.</summary>
    public static JsonElement[] Rows(string folder, string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    public static JsonElement Json(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    public static int[] Ids(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(id => id.GetInt32())];

    public static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
