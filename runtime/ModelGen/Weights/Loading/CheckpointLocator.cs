namespace ModelGen.Runtime;

/// <summary>Finds the weights that a path means.</summary>
internal static class CheckpointLocator
{
    private const string Advice =
        "Give a directory with config.json and model.safetensors (or model.safetensors.index.json), a .safetensors file, or a .gguf file.";

    /// <exception cref="FileNotFoundException">There is nothing at the path, or no weights in the directory.</exception>
    /// <exception cref="DirectoryNotFoundException">Not even the directory of the path is there.</exception>
    /// <exception cref="ModelFormatException">What is there is neither safetensors nor GGUF, or is not sound.</exception>
    public static Checkpoint Open(string path)
    {
        string file = Locate(path);
        return IsGguf(file) ? new GgufCheckpoint(file) : new SafetensorsCheckpoint(file);
    }

    /// <summary>The file that a path means: itself, or the weights or the index in a directory.</summary>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or no weights in the directory.</exception>
    /// <exception cref="DirectoryNotFoundException">Not even the directory of the path is there.</exception>
    public static string Locate(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = Directory.Exists(path) ? FindIn(path) : path;
        if (!File.Exists(file))
        {
            string? parent = Path.GetDirectoryName(Path.GetFullPath(path));
            throw parent is null || Directory.Exists(parent)
                ? new FileNotFoundException($"There is no file or directory '{path}'. {Advice}", path)
                : new DirectoryNotFoundException($"There is no file or directory '{path}': '{parent}' is missing already. {Advice}");
        }

        return file;
    }

    /// <summary>True for a GGUF file: by its name or, where that says nothing, by its first bytes.</summary>
    public static bool IsGguf(string path)
    {
        if (path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // Any other name, such as the bare hash of a cache: the content decides.
        using ModelFile file = ModelFile.Open(path);
        Span<byte> magic = stackalloc byte[4];
        if (file.Length >= magic.Length)
        {
            file.Read(0, magic);
        }

        return magic.SequenceEqual("GGUF"u8);
    }

    private static string FindIn(string directory)
    {
        string[] candidates = [Path.Combine(directory, "model.safetensors"), Path.Combine(directory, "model.safetensors.index.json")];
        if (candidates.FirstOrDefault(File.Exists) is { } weights)
        {
            return File.Exists(Path.Combine(directory, "config.json"))
                ? weights
                : throw new FileNotFoundException(
                    $"'{directory}' has weights but no config.json, so that its settings cannot be compared with the declaration. "
                    + $"Add the file, or give '{weights}' itself to load it unchecked.",
                    Path.Combine(directory, "config.json"));
        }

        string[] gguf = [.. Directory.EnumerateFiles(directory, "*.gguf").Order(StringComparer.Ordinal)];
        return gguf.Length switch
        {
            1 => gguf[0],
            0 => throw new FileNotFoundException(
                $"'{directory}' has no model.safetensors, no model.safetensors.index.json and no .gguf file{Others(directory)}. {Advice}",
                directory),
            _ => throw new FileNotFoundException($"'{directory}' has {gguf.Length} .gguf files: give the path of one, such as '{gguf[0]}'.", directory),
        };
    }

    /// <summary>The usual reasons why a directory of a model has no weights that can be read.</summary>
    private static string Others(string directory)
    {
        string? pickled = Directory.EnumerateFiles(directory)
            .Select(Path.GetFileName)
            .FirstOrDefault(name => Path.GetExtension(name) is ".bin" or ".pt" or ".pth" or ".ckpt");
        return pickled is null ? "" : $" ('{pickled}' looks like PyTorch's own format, which can run code when it is read: convert it to safetensors)";
    }
}
