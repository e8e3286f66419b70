using ModelGen.Runtime;
using ModelGen.Tool.Import.Settings;

namespace ModelGen.Tool.Import;

/// <summary>What a path means to an import: a configuration, weights, or both.</summary>
/// <param name="Configuration">The <c>config.json</c>; null for GGUF files, which carry their settings.</param>
/// <param name="Weights">The weights, or null where there are none to compare with.</param>
internal sealed record ImportSource(string? Configuration, string? Weights)
{
    private const string ConfigurationName = "config.json";
    private static readonly string[] WeightNames = ["model.safetensors", "model.safetensors.index.json"];

    /// <summary>The file that says what the model is.</summary>
    public string File => Configuration ?? Weights!;

    /// <exception cref="FileNotFoundException">There is nothing at the path, or no configuration.</exception>
    public static ImportSource Locate(string path)
    {
        if (Directory.Exists(path))
        {
            string configuration = Path.Combine(path, ConfigurationName);
            string? weights = WeightsIn(path);
            return weights is null && System.IO.File.Exists(configuration) && Directory.GetFiles(path, "*.gguf").Length == 0
                ? new ImportSource(configuration, Weights: null)
                : Of(CheckpointLocator.Locate(path));
        }

        return Of(System.IO.File.Exists(path) ? path : CheckpointLocator.Locate(path));
    }

    /// <summary>Opens what says what the model is.</summary>
    /// <exception cref="ModelFormatException">A file is not sound.</exception>
    public ModelSettings Open()
    {
        if (Configuration is null)
        {
            return new GgufSettings(Weights!);
        }

        if (Weights is null)
        {
            return new ConfigurationSettings(Configuration, tensors: null);
        }

        using SafetensorsFile file = SafetensorsFile.Open(Weights);
        return new ConfigurationSettings(Configuration, file.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape, StringComparer.Ordinal));
    }

    private static ImportSource Of(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string configuration = Path.Combine(folder, ConfigurationName);
        bool isIndex = file.EndsWith(".index.json", StringComparison.OrdinalIgnoreCase);
        if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !isIndex)
        {
            return new ImportSource(file, Path.GetFileName(file) == ConfigurationName ? WeightsIn(folder) : null);
        }

        if (CheckpointLocator.IsGguf(file))
        {
            return new ImportSource(Configuration: null, file);
        }

        return System.IO.File.Exists(configuration)
            ? new ImportSource(configuration, file)
            : throw new FileNotFoundException($"'{file}' has no config.json beside it, and says nothing of its model itself.", configuration);
    }

    private static string? WeightsIn(string folder) => WeightNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists);
}
