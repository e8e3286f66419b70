using System.Text.Json;

namespace ModelGen.Runtime;

/// <summary>Small JSON files beside the weights.</summary>
internal static class JsonFile
{
    /// <summary>Generous for a configuration, and for the index of a hundred thousand tensors.</summary>
    public const long LongestFile = 64 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <exception cref="ModelFormatException">It is too long, not valid JSON, or has a key twice.</exception>
    public static JsonDocument Read(string path)
    {
        using ModelFile file = ModelFile.Open(path);
        if (file.Length > LongestFile)
        {
            throw file.Broken(null, $"it has {file.Length:N0} bytes and may have {LongestFile:N0} at most");
        }

        byte[] json = new byte[file.Length];
        file.Read(0, json);
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException exception)
        {
            throw new ModelFormatException(path, null, $"it is not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The text of a string.</summary>
    /// <exception cref="ModelFormatException">It is not valid Unicode.</exception>
    public static string Text(string path, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new ModelFormatException(path, null, "a string is not valid Unicode", exception);
        }
    }
}
