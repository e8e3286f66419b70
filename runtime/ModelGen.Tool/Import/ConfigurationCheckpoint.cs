using ModelGen.Runtime;

namespace ModelGen.Tool.Import;

/// <summary>A configuration without weights, whose settings alone can be compared with a declaration.</summary>
internal sealed class ConfigurationCheckpoint(string path) : Checkpoint
{
    private readonly ConfigurationFile _file = new(path);

    public override string Path => path;

    public override IReadOnlyDictionary<string, StoredTensor> Tensors { get; } = new Dictionary<string, StoredTensor>();

    public override string SupportedTypes => "none";

    public override string NameOf(ManifestTensor tensor, ModelManifest manifest) => tensor.Name;

    public override FusedRows? FusedRowsOf(ManifestTensor tensor) => tensor.Fused;

    public override RotaryPairing? PairingFor(ModelManifest manifest) => manifest.Pairing;

    public override object? FindSetting(SettingRule rule, out string? where) => _file.Find(rule, out where);

    public override object? WhenAbsent(SettingRule rule) => rule.WhenAbsent;

    public override void Dispose() => _file.Dispose();
}
