using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// A model in the GGUF format, versions 2 and 3: metadata and the list of tensors. Opening reads and checks all of that, but no tensor data. Safe to read from
/// several threads.
/// </summary>
/// <remarks>Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.</remarks>
public sealed class GgufFile : IDisposable
{
    private readonly Dictionary<string, GgufTensor> _tensors;

    private GgufFile(ModelFile file, GgufHeader header)
    {
        File = file;
        Version = header.Version;
        Metadata = header.Metadata;
        Tensors = header.Tensors;
        _tensors = header.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The path that was opened.</summary>
    public string Path => File.Path;

    /// <summary>Version of the format: 2 or 3.</summary>
    public int Version { get; }

    /// <summary>The metadata by key.</summary>
    public IReadOnlyDictionary<string, GgufValue> Metadata { get; }

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<GgufTensor> Tensors { get; }

    /// <summary>What <c>general.architecture</c> says, or null when it is missing.</summary>
    /// <exception cref="ModelFormatException">It is no string.</exception>
    public string? Architecture => Metadata.TryGetValue("general.architecture", out GgufValue? value) ? value.AsString() : null;

    internal ModelFile File { get; }

    /// <summary>Opens a file and checks everything before its tensor data, and that the data is all there.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is not a sound GGUF file.</exception>
    public static GgufFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFile file = ModelFile.Open(path);
        try
        {
            return new GgufFile(file, GgufHeader.Read(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The tensor of a name, or null.</summary>
    public GgufTensor? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>The metadata value of a key.</summary>
    /// <exception cref="ModelFormatException">The file does not have it.</exception>
    public GgufValue Require(string key) => Metadata.TryGetValue(key, out GgufValue? value)
        ? value
        : throw File.Broken(null, $"the metadata has no {Printable.Quote(key)}");

    /// <summary>The elements of a tensor of any <see cref="WeightType"/>, row major, as float32.</summary>
    /// <exception cref="KeyNotFoundException">There is no tensor of the name.</exception>
    /// <exception cref="ModelFormatException">Its elements are of another type.</exception>
    public float[] ReadFloats(string name)
    {
        GgufTensor tensor = Find(name) ?? throw new KeyNotFoundException($"'{Path}' has no tensor {Printable.Quote(name)}.");
        return tensor.Type.Weight() is { } type
            ? TensorFloats.Read(File, Printable.Quote(name), type, tensor.Offset, tensor.Shape)
            : throw File.Broken(tensor.Offset, $"{Printable.Quote(name)} has elements of {tensor.Type}, which are not read as floats");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => File.Dispose();
}
