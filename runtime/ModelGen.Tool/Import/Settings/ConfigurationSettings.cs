using ModelGen.Runtime;

namespace ModelGen.Tool.Import.Settings;

/// <summary>The <c>config.json</c> of Hugging Face.</summary>
internal sealed class ConfigurationSettings : ModelSettings
{
    private readonly ConfigurationFile _file;

    /// <param name="path">The configuration.</param>
    /// <param name="tensors">The shapes of the tensors beside it, or null.</param>
    /// <exception cref="ModelFormatException">It is no JSON object.</exception>
    public ConfigurationSettings(string path, IReadOnlyDictionary<string, IReadOnlyList<long>>? tensors)
    {
        File = path;
        Tensors = tensors;
        _file = new ConfigurationFile(path);
    }

    public override string File { get; }

    public override string Kind => Text("model_type") ?? throw new ToolException($"'{File}' does not say 'model_type', by which the family of a model is known.");

    public override IReadOnlyDictionary<string, IReadOnlyList<long>>? Tensors { get; }

    public override int? CountOf(string key) => _file.CountOf(key);

    public override void Dispose() => _file.Dispose();

    protected override object? Lookup(string key) => _file.Find(key);
}
