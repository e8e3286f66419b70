using ModelGen.Runtime;

namespace ModelGen.Tool.Inspection;

/// <summary>What the headers of a checkpoint say, whatever its format.</summary>
internal sealed class InspectedModel : IDisposable
{
    private readonly IDisposable _file;

    private InspectedModel(SafetensorsFile file)
    {
        _file = file;
        Path = file.Path;
        Format = "safetensors";
        Files = [.. file.Tensors.Select(tensor => tensor.Path).Distinct(StringComparer.Ordinal)];
        Tensors = [.. file.Tensors.Select(tensor => new InspectedTensor(tensor.Name, tensor.Type.ToString(), tensor.Shape, tensor.Bytes))];
        Metadata = [.. file.Metadata.Select(entry => new InspectedEntry(entry.Key, null, entry.Value))];
    }

    private InspectedModel(GgufFile file)
    {
        _file = file;
        Path = file.Path;
        Format = $"GGUF version {file.Version}";
        Files = [file.Path];
        Tensors = [.. file.Tensors.Select(tensor => new InspectedTensor(tensor.Name, tensor.Type.ToString(), tensor.Shape, tensor.Bytes))];
        Metadata = [.. file.Metadata.Values.Select(value => new InspectedEntry(value))];
        Vocabulary = file.Metadata.TryGetValue("tokenizer.ggml.tokens", out GgufValue? tokens) ? tokens.Count : null;
    }

    /// <summary>The file that was opened, or the index of several.</summary>
    public string Path { get; }

    public string Format { get; }

    /// <summary>The files that hold the tensors.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<InspectedTensor> Tensors { get; }

    public IReadOnlyList<InspectedEntry> Metadata { get; }

    /// <summary>Tokens of the vocabulary that the file carries, or null where it carries none.</summary>
    public int? Vocabulary { get; }

    /// <summary>Elements of all tensors.</summary>
    public long Elements => Tensors.Sum(tensor => tensor.Elements);

    /// <summary>Bytes of all tensors.</summary>
    public long Bytes => Tensors.Sum(tensor => tensor.Bytes);

    /// <exception cref="FileNotFoundException">There is nothing at the path, or no weights in the directory.</exception>
    /// <exception cref="DirectoryNotFoundException">Not even the directory of the path is there.</exception>
    /// <exception cref="ModelFormatException">The file is neither sound safetensors nor GGUF.</exception>
    public static InspectedModel Open(string path)
    {
        string file = CheckpointLocator.Locate(path);
        return CheckpointLocator.IsGguf(file) ? new InspectedModel(GgufFile.Open(file)) : new InspectedModel(SafetensorsFile.Open(file));
    }

    public void Dispose() => _file.Dispose();
}
