using System.Text.Json;
using System.Text.Unicode;

namespace ModelGen.Runtime;

/// <summary>Small JSON files beside the weights.</summary>
internal static class JsonFile
{
    /// <summary>Generous for a configuration, and for the index of a hundred thousand tensors.</summary>
    public const long LongestFile = 64 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a file. Every name and string of the document is valid Unicode.</summary>
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
        if (!Utf8.IsValid(json))
        {
            throw file.Broken(null, $"it is not valid UTF-8");
        }

        try
        {
            CheckEscapes(json);
            return JsonDocument.Parse(json, Strict);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ModelFormatException(path, null, $"it is not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Throws where an escape is half a surrogate pair: the document itself would only do so when the string is asked for.</summary>
    private static void CheckEscapes(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }
}
