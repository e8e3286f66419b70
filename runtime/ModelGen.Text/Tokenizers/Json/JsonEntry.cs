using System.Text;
using System.Text.Json;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// A value in a JSON file that knows where it stands: whatever is missing or of the wrong type is a <see cref="ModelFormatException"/> that names the file
/// and the place.
/// </summary>
internal readonly struct JsonEntry
{
    private const int DeepestNesting = 64;
    private const long LargestFile = 128L * 1024 * 1024;

    private readonly JsonElement _value;
    private readonly string _path;

    private JsonEntry(string file, string path, JsonElement value)
    {
        File = file;
        _path = path;
        _value = value;
    }

    /// <summary>The file that it stands in.</summary>
    public string File { get; }

    public bool IsString => _value.ValueKind == JsonValueKind.String;

    public bool IsObject => _value.ValueKind == JsonValueKind.Object;

    public bool IsArray => _value.ValueKind == JsonValueKind.Array;

    public bool IsNumber => _value.ValueKind == JsonValueKind.Number;

    /// <summary>Reads a file and hands its root object to <paramref name="read"/>. The entry is not to be kept.</summary>
    public static T Read<T>(string path, Func<JsonEntry, T> read)
    {
        long length = new FileInfo(path).Length;
        if (length > LargestFile)
        {
            throw new ModelFormatException(path, null, $"it has {length:N0} bytes, and a tokenizer's file has {LargestFile:N0} at most");
        }

        ReadOnlyMemory<byte> bytes = System.IO.File.ReadAllBytes(path);
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = false });
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The second kind: a name with half a surrogate pair.
            throw new ModelFormatException(path, null, $"it is not sound JSON: {problem.Message}", problem);
        }

        using (document)
        {
            var root = new JsonEntry(path, "", document.RootElement);
            return root.IsObject ? read(root) : throw root.Error("must be an object");
        }
    }

    /// <summary>An exception that names file and place.</summary>
    public ModelFormatException Error(string problem) => new(File, null, $"{(_path.Length == 0 ? "the root" : $"'{_path}'")} {problem}");

    /// <summary>A member of an object that must be there.</summary>
    public JsonEntry Require(string name) => Find(name) ?? throw Error($"must have '{name}'");

    /// <summary>A member of an object, or null where it is missing or JSON's null.</summary>
    public JsonEntry? Find(string name)
    {
        if (!IsObject)
        {
            throw Error("must be an object");
        }

        try
        {
            return _value.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
                ? new JsonEntry(File, _path.Length == 0 ? name : $"{_path}.{name}", value)
                : null;
        }
        catch (InvalidOperationException)
        {
            throw Error("has a name that is not Unicode text");
        }
    }

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, JsonEntry Value)> Members()
    {
        if (!IsObject)
        {
            throw Error("must be an object");
        }

        foreach (JsonProperty member in _value.EnumerateObject())
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException)
            {
                throw Error("has a name that is not Unicode text");
            }

            yield return (name, new JsonEntry(File, _path, member.Value));
        }
    }

    /// <summary>The elements of an array.</summary>
    public IEnumerable<JsonEntry> Elements()
    {
        if (!IsArray)
        {
            throw Error("must be an array");
        }

        int index = 0;
        foreach (JsonElement element in _value.EnumerateArray())
        {
            yield return new JsonEntry(File, $"{_path}[{index++}]", element);
        }
    }

    /// <summary>How many elements an array has.</summary>
    public int Count => IsArray ? _value.GetArrayLength() : throw Error("must be an array");

    public string String()
    {
        if (!IsString)
        {
            throw Error("must be a string");
        }

        try
        {
            return _value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error("is not Unicode text");
        }
    }

    /// <summary>The bytes that a string holds in base 64.</summary>
    public byte[] Bytes()
    {
        if (!IsString)
        {
            throw Error("must be a string");
        }

        try
        {
            return _value.TryGetBytesFromBase64(out byte[]? bytes) ? bytes : throw Error("is not base 64");
        }
        catch (InvalidOperationException)
        {
            throw Error("is not Unicode text");
        }
    }

    public bool Boolean() => _value.ValueKind is JsonValueKind.True or JsonValueKind.False ? _value.GetBoolean() : throw Error("must be true or false");

    /// <summary>A whole number from 0 on.</summary>
    public int Count32() => IsNumber && _value.TryGetInt32(out int number) && number >= 0
        ? number
        : throw Error($"must be a whole number from 0 to {int.MaxValue}");

    public double Number() => IsNumber && _value.TryGetDouble(out double number) ? number : throw Error("must be a number");

    /// <summary>A string with exactly one code point.</summary>
    public string Character()
    {
        string text = String();
        return text.Length > 0 && CodePoints.WidthAt(text, 0) == text.Length ? text : throw Error("must be one character");
    }

    /// <summary>A truth value with what it is where it is missing.</summary>
    public bool Flag(string name, bool missing) => Find(name)?.Boolean() ?? missing;
}
