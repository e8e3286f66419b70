using System.Runtime.InteropServices;
using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// A checkpoint in the safetensors format: one file, or several with an index. Opening reads and checks the headers alone. Safe to read from several threads.
/// </summary>
/// <remarks>Format: https://github.com/huggingface/safetensors.</remarks>
public sealed class SafetensorsFile : IDisposable
{
    private readonly Dictionary<string, (SafetensorsTensor Tensor, ModelFile File)> _tensors = new(StringComparer.Ordinal);
    private readonly List<ModelFile> _files = [];

    private SafetensorsFile(string path) => Path = path;

    /// <summary>The path that was opened.</summary>
    public string Path { get; }

    /// <summary>The tensors, file by file in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; private set; } = [];

    /// <summary>The text entries of the header (<c>__metadata__</c>); of the first file when there are several.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private set; } = new Dictionary<string, string>();

    /// <summary>Opens a <c>.safetensors</c> file, or all files of an index (<c>*.index.json</c>).</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or one that the index names is missing.</exception>
    /// <exception cref="ModelFormatException">A file is not sound, or the index and its files disagree.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SafetensorsFile checkpoint = new(path);
        try
        {
            if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                checkpoint.AddShards();
            }
            else
            {
                checkpoint.Add(path);
            }

            checkpoint.Tensors = [.. checkpoint._tensors.Values.Select(entry => entry.Tensor)];
            return checkpoint;
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    /// <summary>The tensor of a name, or null.</summary>
    public SafetensorsTensor? Find(string name) => _tensors.TryGetValue(name, out (SafetensorsTensor Tensor, ModelFile File) entry) ? entry.Tensor : null;

    /// <summary>The elements of a tensor of F32, F16 or BF16, row major, as float32.</summary>
    /// <exception cref="KeyNotFoundException">There is no tensor of the name.</exception>
    /// <exception cref="ModelFormatException">Its elements are of another type.</exception>
    public float[] ReadFloats(string name)
    {
        (SafetensorsTensor tensor, ModelFile file) = Get(name);
        return tensor.Type.Weight() is { } type
            ? TensorFloats.Read(file, Printable.Quote(name), type, tensor.Offset, tensor.Shape)
            : throw file.Broken(tensor.Offset, $"{Printable.Quote(name)} has elements of {tensor.Type}: only F32, F16 and BF16 are read as floats");
    }

    /// <summary>The elements of a tensor of I32 or I64, row major.</summary>
    /// <exception cref="KeyNotFoundException">There is no tensor of the name.</exception>
    /// <exception cref="ModelFormatException">Its elements are of another type.</exception>
    public long[] ReadIntegers(string name)
    {
        byte[] bytes = ReadBytes(name);
        (SafetensorsTensor tensor, ModelFile file) = Get(name);
        return tensor.Type switch
        {
            SafetensorsType.I64 => [.. MemoryMarshal.Cast<byte, long>(bytes)],
            SafetensorsType.I32 => [.. MemoryMarshal.Cast<byte, int>(bytes).ToArray().Select(value => (long)value)],
            _ => throw file.Broken(tensor.Offset, $"{Printable.Quote(name)} has elements of {tensor.Type}: only I32 and I64 are read as integers"),
        };
    }

    /// <summary>The bytes of a tensor, as the file has them.</summary>
    /// <exception cref="KeyNotFoundException">There is no tensor of the name.</exception>
    /// <exception cref="ModelFormatException">The file was cut short since it was opened, or the tensor is larger than an array may be.</exception>
    public byte[] ReadBytes(string name)
    {
        (SafetensorsTensor tensor, ModelFile file) = Get(name);
        if (tensor.Bytes > Array.MaxLength)
        {
            throw file.Broken(tensor.Offset, $"{Printable.Quote(name)} has {tensor.Bytes:N0} bytes, more than an array can hold");
        }

        byte[] bytes = new byte[tensor.Bytes];
        file.Read(tensor.Offset, bytes);
        return bytes;
    }

    /// <summary>Closes the files.</summary>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    /// <summary>The file that holds a tensor.</summary>
    internal ModelFile FileOf(string name) => Get(name).File;

    private (SafetensorsTensor Tensor, ModelFile File) Get(string name) => _tensors.TryGetValue(name, out (SafetensorsTensor Tensor, ModelFile File) entry)
        ? entry
        : throw new KeyNotFoundException($"'{Path}' has no tensor {Printable.Quote(name)}.");

    private void AddShards()
    {
        foreach ((string shard, HashSet<string> expected) in SafetensorsIndex.Read(Path))
        {
            string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", shard);
            IReadOnlyList<SafetensorsTensor> found = Add(path);
            if (found.FirstOrDefault(tensor => !expected.Contains(tensor.Name)) is { } stray)
            {
                throw new ModelFormatException(Path, null, $"the file '{shard}' holds {Printable.Quote(stray.Name)}, which the index does not place there");
            }

            HashSet<string> names = [.. found.Select(tensor => tensor.Name)];
            if (expected.FirstOrDefault(name => !names.Contains(name)) is { } missing)
            {
                throw new ModelFormatException(Path, null, $"the index places {Printable.Quote(missing)} in the file '{shard}', which does not hold it");
            }
        }
    }

    private IReadOnlyList<SafetensorsTensor> Add(string path)
    {
        ModelFile file = ModelFile.Open(path);
        _files.Add(file);
        SafetensorsHeader header = SafetensorsHeader.Read(file);
        if (_files.Count == 1)
        {
            Metadata = header.Metadata;
        }

        foreach (SafetensorsTensor tensor in header.Tensors)
        {
            if (!_tensors.TryAdd(tensor.Name, (tensor, file)))
            {
                throw new ModelFormatException(Path, null, $"two files hold a tensor {Printable.Quote(tensor.Name)}");
            }
        }

        return header.Tensors;
    }
}
