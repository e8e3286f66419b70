using System.Globalization;
using System.Text.Json;

namespace ModelGen.Runtime;

/// <summary>The JSON configuration beside a checkpoint's weights.</summary>
internal sealed class ConfigurationFile : IDisposable
{
    private readonly JsonDocument _document;
    private readonly string _name;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFormatException">It is not a JSON object.</exception>
    public ConfigurationFile(string path)
    {
        _name = Path.GetFileName(path);
        _document = JsonFile.Read(path);
        if (_document.RootElement.ValueKind != JsonValueKind.Object)
        {
            _document.Dispose();
            throw new ModelFormatException(path, null, "a configuration must be a JSON object");
        }
    }

    /// <summary>Looks a setting up; null when the file does not say.</summary>
    /// <param name="rule">The setting.</param>
    /// <param name="where">Where it was found, or would be, for messages; null when such files do not carry it at all.</param>
    public object? Find(SettingRule rule, out string? where)
    {
        where = null;
        if (rule.Paths.Count == 0)
        {
            return null;
        }

        if (rule.EnabledBy is not null && Find(rule.EnabledBy) is false)
        {
            where = $"'{rule.EnabledBy}' in {_name} is false";
            return null;
        }

        foreach (string path in rule.Paths)
        {
            where = $"'{path}' in {_name}";
            if (Find(path) is { } value)
            {
                return value;
            }
        }

        where = $"'{rule.Paths[0]}' in {_name}";
        return null;
    }

    /// <summary>The value at a dotted path, in which a number stands for an element of an array; null when the file does not say.</summary>
    public object? Find(string path)
    {
        JsonElement element = _document.RootElement;
        foreach (string part in path.Split('.'))
        {
            if (element.ValueKind == JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                if (index >= element.GetArrayLength())
                {
                    return null;
                }

                element = element[index];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return Plain(element);
    }

    /// <summary>How many entries the object or array of a key has; null where there is none.</summary>
    public int? CountOf(string key) => !_document.RootElement.TryGetProperty(key, out JsonElement element) ? null : element.ValueKind switch
    {
        JsonValueKind.Object => element.GetPropertyCount(),
        JsonValueKind.Array => element.GetArrayLength(),
        _ => null,
    };

    public void Dispose() => _document.Dispose();

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.TryGetInt64(out long integer) ? (object)integer : element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(item => Plain(item) ?? "null").ToArray(),
        JsonValueKind.Object => "an object",
        _ => null,
    };
}
