namespace ModelGen.Runtime;

/// <summary>A GGUF file with its metadata.</summary>
internal sealed class GgufCheckpoint : Checkpoint
{
    private readonly GgufFile _file;

    public GgufCheckpoint(string path)
    {
        _file = GgufFile.Open(path);
        Tensors = _file.Tensors.ToDictionary(
            tensor => tensor.Name,
            tensor => new StoredTensor(tensor.Name, tensor.Shape, tensor.Type.Weight(), tensor.Type.ToString(), _file.File, tensor.Offset, tensor.Bytes),
            StringComparer.Ordinal);
    }

    public override string Path => _file.Path;

    public override IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    public override string SupportedTypes => $"one of {string.Join(", ", Enum.GetNames<WeightType>())}";

    public override string NameOf(ManifestTensor tensor, ModelManifest manifest) => tensor.GgufName;

    public override string PatternOf(TensorPattern pattern) => pattern.GgufName;

    public override FusedRows? FusedRowsOf(ManifestTensor tensor) => tensor.GgufFused;

    // llama.cpp's converter leaves dimensions of 1 out.
    public override StoredTensor Shaped(StoredTensor stored, IReadOnlyList<int> shape) =>
        stored.Shape.Where(size => size != 1).SequenceEqual(shape.Where(size => size != 1).Select(size => (long)size)) ? stored with { Shape = [.. shape.Select(size => (long)size)] } : stored;

    public override bool IsTransposed(ManifestTensor tensor) => false;

    public override bool IsRow(ManifestTensor tensor) => false;

    // llama.cpp's converter adds the one.
    public override float AddedTo(ManifestTensor tensor) => 0;

    public override RotaryPairing? PairingFor(ModelManifest manifest) =>
        _file.Architecture is { } architecture && manifest.GgufPairing.TryGetValue(architecture, out RotaryPairing pairing) ? pairing : null;

    public override object? FindSetting(SettingRule rule, out string? where)
    {
        where = null;
        if (rule.GgufKey is null)
        {
            return null;
        }

        string key = rule.GgufKey.Replace("{arch}", _file.Architecture ?? "", StringComparison.Ordinal);
        where = $"{Printable.Quote(key)} in the metadata";
        return _file.Metadata.TryGetValue(key, out GgufValue? value) ? value.Plain() : null;
    }

    public override object? WhenAbsent(SettingRule rule) => rule.GgufWhenAbsent;

    public override void Dispose() => _file.Dispose();
}
