namespace ModelGen.Runtime;

/// <summary>Safetensors with the <c>config.json</c> of Hugging Face.</summary>
internal sealed class SafetensorsCheckpoint : Checkpoint
{
    private readonly SafetensorsFile _file;
    private readonly ConfigurationFile? _config;

    /// <summary>Opens the weights, and the configuration when there is one.</summary>
    /// <param name="path">The <c>.safetensors</c> file, or the index.</param>
    public SafetensorsCheckpoint(string path)
    {
        string configPath = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", "config.json");
        _file = SafetensorsFile.Open(path);
        try
        {
            _config = File.Exists(configPath) ? new ConfigurationFile(configPath) : null;
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

    public override string SupportedTypes => "one of F32, F16, BF16";

    public override string NameOf(ManifestTensor tensor, ModelManifest manifest)
    {
        string name = manifest.OptionalPrefix is { } prefix && tensor.Name.StartsWith(prefix, StringComparison.Ordinal) && !HasPrefix(prefix)
            ? tensor.Name[prefix.Length..]
            : tensor.Name;
        foreach ((string end, string older) in manifest.OlderNames)
        {
            if (!Tensors.ContainsKey(name) && name.EndsWith(end, StringComparison.Ordinal) && Tensors.ContainsKey(name[..^end.Length] + older))
            {
                return name[..^end.Length] + older;
            }
        }

        return name;
    }

    public override FusedRows? FusedRowsOf(ManifestTensor tensor) => tensor.Fused;

    // The rows of all experts may be one dimension (DBRX), and a vector a matrix of one row (the corrections of ERNIE 4.5).
    public override StoredTensor Shaped(StoredTensor stored, IReadOnlyList<int> shape) =>
        shape.Count == 1 && stored.Shape.Count == 2 && stored.Shape[0] == 1 && stored.Shape[1] == shape[0] ? stored with { Shape = [shape[0]] }
        : shape.Count == 3 && stored.Shape.Count == 2 && stored.Shape[0] == (long)shape[0] * shape[1] && stored.Shape[1] == shape[2] ? stored with { Shape = [shape[0], shape[1], shape[2]] } : stored;

    public override RotaryPairing? PairingFor(ModelManifest manifest) => manifest.Pairing;

    public override object? FindSetting(SettingRule rule, out string? where)
    {
        where = null;
        return _config?.Find(rule, out where);
    }

    public override object? WhenAbsent(SettingRule rule) => rule.WhenAbsent;

    public override void Dispose()
    {
        _config?.Dispose();
        _file.Dispose();
    }

    private bool HasPrefix(string prefix) => Tensors.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
