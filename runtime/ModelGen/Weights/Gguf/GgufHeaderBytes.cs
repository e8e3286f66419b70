using System.Text;

namespace ModelGen.Runtime;

/// <summary>Everything of a GGUF file before its tensor data, while it is put together: holds it to what <see cref="GgufHeader"/> accepts.</summary>
internal sealed class GgufHeaderBytes
{
    private readonly OrderedDictionary<string, byte[]> _metadata = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<GgufTensor> _tensors = [];

    /// <summary>The tensors so far; offsets are unknown yet.</summary>
    public IReadOnlyList<GgufTensor> Tensors => _tensors;

    public void Add(string key, byte[] value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (GgufMetadataBytes.Text(key).Length > GgufMetadataReader.LongestKey)
        {
            throw new ArgumentException($"The key {Printable.Quote(key)} is longer than {GgufMetadataReader.LongestKey:N0} bytes.", nameof(key));
        }

        if (key == GgufHeader.AlignmentKey)
        {
            throw new ArgumentException($"'{key}' cannot be set: tensors are always aligned to the 32 bytes that it means when it is missing.", nameof(key));
        }

        if (!_metadata.TryAdd(key, value))
        {
            throw new ArgumentException($"The key {Printable.Quote(key)} is set already.", nameof(key));
        }
    }

    public long Declare(string name, GgufTensorType type, IReadOnlyList<long> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        string quoted = Printable.Quote(name);
        if (GgufMetadataBytes.Text(name).Length > GgufHeader.LongestTensorName)
        {
            throw new ArgumentException($"{quoted} is longer than the {GgufHeader.LongestTensorName} bytes that the name of a tensor may have.", nameof(name));
        }

        if (shape.Count > GgufHeader.MostDimensions || shape.Any(size => size < 0))
        {
            throw new ArgumentException($"{quoted} has the shape {Printable.Shape(shape)}: up to {GgufHeader.MostDimensions} sizes are possible, none negative.", nameof(shape));
        }

        long bytes = CountBytes(quoted, type, shape);
        if (!_names.Add(name))
        {
            throw new ArgumentException($"{quoted} is declared already.", nameof(name));
        }

        _tensors.Add(new GgufTensor(name, type, [.. shape], Offset: 0, bytes));
        return bytes;
    }

    /// <summary>Writes it all; each tensor begins at the first multiple of the alignment behind the one before it.</summary>
    public void Write(Stream stream, int alignment)
    {
        using BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write("GGUF"u8);
        writer.Write(3);
        writer.Write((long)_tensors.Count);
        writer.Write((long)_metadata.Count);
        foreach ((string key, byte[] value) in _metadata)
        {
            WriteText(writer, key);
            writer.Write(value);
        }

        long offset = 0;
        foreach (GgufTensor tensor in _tensors)
        {
            WriteText(writer, tensor.Name);
            writer.Write(tensor.Shape.Count);
            foreach (long size in tensor.Shape.Reverse())
            {
                writer.Write(size);
            }

            writer.Write((uint)tensor.Type);
            writer.Write(offset);
            offset = (offset + tensor.Bytes + alignment - 1) & -alignment;
        }
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        byte[] bytes = GgufMetadataBytes.Text(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }

    private static long CountBytes(string quoted, GgufTensorType type, IReadOnlyList<long> shape)
    {
        if (!GgufTensorTypes.TryGetBlock((uint)type, out int blockElements, out int blockBytes))
        {
            throw new ArgumentException($"{quoted} has the type {(int)type}, which the format does not know.", nameof(type));
        }

        long rowElements = shape.Count == 0 ? 1 : shape[^1];
        if (rowElements % blockElements != 0)
        {
            throw new ArgumentException($"{quoted} has rows of {rowElements:N0} elements, not whole blocks of {blockElements} ({type}).", nameof(shape));
        }

        try
        {
            return checked(shape.Aggregate(1L, (product, size) => checked(product * size)) / blockElements * blockBytes);
        }
        catch (OverflowException)
        {
            throw new ArgumentException($"The shape {Printable.Shape(shape)} of {quoted} has more bytes than any file.", nameof(shape));
        }
    }
}
