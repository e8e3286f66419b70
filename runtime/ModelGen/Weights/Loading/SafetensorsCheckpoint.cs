using System.Text.Json;

namespace ModelGen.Runtime;

/// <summary>Safetensors with the <c>config.json</c> of Hugging Face.</summary>
internal sealed class SafetensorsCheckpoint : Checkpoint
{
    private readonly SafetensorsFile _file;
    private readonly JsonDocument? _config;

    /// <summary>Opens the weights, and the configuration when there is one.</summary>
    /// <param name="path">The <c>.safetensors</c> file, or the index.</param>
    public SafetensorsCheckpoint(string path)
    {
        string configPath = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", "config.json");
        _file = SafetensorsFile.Open(path);
        try
        {
            _config = File.Exists(configPath) ? JsonFile.Read(configPath) : null;
            if (_config is not null && _config.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ModelFormatException(configPath, null, "a configuration must be a JSON object");
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Tensors = _file.Tensors.ToDictionary(
            tensor => tensor.Name,
            tensor => new StoredTensor(
                tensor.Name, tensor.Shape, tensor.Type.Weight(), tensor.Type.ToString(), _file.FileOf(tensor.Name), tensor.Offset, tensor.Bytes),
            StringComparer.Ordinal);
    }

    public override string Path => _file.Path;

    public override IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    public override string SupportedTypes => "F32, F16 or BF16";

    public override string NameOf(ManifestTensor tensor, ModelManifest manifest) =>
        manifest.OptionalPrefix is { } prefix && tensor.Name.StartsWith(prefix, StringComparison.Ordinal) && !HasPrefix(prefix) ? tensor.Name[prefix.Length..] : tensor.Name;

    public override FusedRows? FusedRowsOf(ManifestTensor tensor) => tensor.Fused;

    public override RotaryPairing? PairingFor(ModelManifest manifest) => manifest.Pairing;

    public override object? FindSetting(SettingRule rule, out string? where)
    {
        where = null;
        if (_config is null || rule.Paths.Count == 0)
        {
            return null;
        }

        if (rule.EnabledBy is not null && Find(rule.EnabledBy) is false)
        {
            where = $"'{rule.EnabledBy}' in config.json is false";
            return null;
        }

        foreach (string path in rule.Paths)
        {
            where = $"'{path}' in config.json";
            if (Find(path) is { } value)
            {
                return value;
            }
        }

        where = $"'{rule.Paths[0]}' in config.json";
        return null;
    }

    public override object? WhenAbsent(SettingRule rule) => rule.WhenAbsent;

    public override void Dispose()
    {
        _config?.Dispose();
        _file.Dispose();
    }

    private bool HasPrefix(string prefix) => Tensors.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    private object? Find(string path)
    {
        JsonElement element = _config!.RootElement;
        foreach (string part in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return Plain(element);
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.TryGetInt64(out long integer) ? integer : element.GetDouble(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(item => Plain(item) ?? "null").ToArray(),
        JsonValueKind.Object => "an object",
        _ => null,
    };
}
