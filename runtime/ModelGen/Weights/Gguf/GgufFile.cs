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
        (GgufTensor tensor, WeightType type) = RequireWeights(name);
        return TensorFloats.Read(File, Printable.Quote(name), type, tensor.Offset, tensor.Shape);
    }

    /// <summary>Some elements of a tensor of any <see cref="WeightType"/>, as float32: for tensors that are larger than one wants to hold.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="start">The first element, counted row major; a whole number of blocks.</param>
    /// <param name="destination">Takes the elements; a whole number of blocks.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of the name.</exception>
    /// <exception cref="ArgumentException">The tensor has no such elements, or they begin or end inside a block.</exception>
    /// <exception cref="ModelFormatException">Its elements are of another type, or the file was cut short since it was opened.</exception>
    public void ReadFloats(string name, long start, Span<float> destination)
    {
        (GgufTensor tensor, WeightType type) = RequireWeights(name);
        long blockElements = WeightCodec.BlockSize(type);
        if (start % blockElements != 0 || destination.Length % blockElements != 0)
        {
            throw new ArgumentException($"{destination.Length:N0} elements from {start:N0} on are not whole blocks of {type}, which have {blockElements}.", nameof(start));
        }

        long blocks = tensor.Bytes / WeightCodec.BlockBytes(type);
        if (start < 0 || start / blockElements > blocks - (destination.Length / blockElements))
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"{Printable.Quote(name)} has {blocks * blockElements:N0} elements.");
        }

        TensorFloats.Fill(File, type, tensor.Offset + (start / blockElements * WeightCodec.BlockBytes(type)), destination);
    }

    /// <summary>Some bytes of a tensor of any type, as the file has them.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="start">The first byte, counted from the tensor's own first.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of the name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has no such bytes.</exception>
    /// <exception cref="ModelFormatException">The file was cut short since it was opened.</exception>
    public void ReadBytes(string name, long start, Span<byte> destination)
    {
        GgufTensor tensor = RequireTensor(name);
        if (start < 0 || start > tensor.Bytes - destination.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, $"{Printable.Quote(name)} has {tensor.Bytes:N0} bytes.");
        }

        File.Read(tensor.Offset + start, destination);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => File.Dispose();

    private GgufTensor RequireTensor(string name) => Find(name) ?? throw new KeyNotFoundException($"'{Path}' has no tensor {Printable.Quote(name)}.");

    private (GgufTensor Tensor, WeightType Type) RequireWeights(string name)
    {
        GgufTensor tensor = RequireTensor(name);
        return tensor.Type.Weight() is { } type
            ? (tensor, type)
            : throw File.Broken(tensor.Offset, $"{Printable.Quote(name)} has elements of {tensor.Type}, which are not read as floats");
    }
}
