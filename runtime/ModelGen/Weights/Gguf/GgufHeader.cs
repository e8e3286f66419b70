namespace ModelGen.Runtime;

/// <summary>Reads and checks everything of a GGUF file before its tensor data.</summary>
/// <remarks>
/// The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian. Stricter than ggml's own reader: all tensor data
/// must lie inside the file, keys and names must be valid UTF-8, keys have 65,535 bytes at most, a truth value is 0 or 1.
/// </remarks>
internal sealed class GgufHeader
{
    public const string AlignmentKey = "general.alignment";
    public const int LongestTensorName = 63;
    public const int MostDimensions = 4;

    // Key length, a key of one letter, value type, a value of one byte.
    private const int SmallestEntry = 8 + 1 + 4 + 1;

    // Name length, number of dimensions, type, offset.
    private const int SmallestTensor = 8 + 4 + 4 + 8;

    private readonly ModelFile _file;
    private readonly FileCursor _cursor;
    private readonly GgufMetadataReader _reader;
    private readonly Dictionary<string, GgufValue> _metadata = new(StringComparer.Ordinal);
    private readonly List<GgufTensor> _tensors = [];

    private GgufHeader(ModelFile file)
    {
        _file = file;
        _cursor = new FileCursor(file);
        _reader = new GgufMetadataReader(file, _cursor);
    }

    public int Version { get; private set; }

    public IReadOnlyDictionary<string, GgufValue> Metadata => _metadata;

    public IReadOnlyList<GgufTensor> Tensors => _tensors;

    /// <exception cref="ModelFormatException">The file is not a sound GGUF file.</exception>
    public static GgufHeader Read(ModelFile file)
    {
        GgufHeader header = new(file);
        header.ReadVersion();
        ulong tensors = header._cursor.ReadUInt64("the number of tensors");
        ulong entries = header._cursor.ReadUInt64("the number of metadata entries");
        header.ReadMetadata(header._reader.CheckCount(entries, SmallestEntry, "metadata entries"));
        header.ReadTensors(header._reader.CheckCount(tensors, SmallestTensor, "tensors"));
        return header;
    }

    private void ReadVersion()
    {
        Span<byte> magic = stackalloc byte[4];
        _cursor.Read(magic, "the magic 'GGUF'");
        if (!magic.SequenceEqual("GGUF"u8))
        {
            throw _file.Broken(0, $"it does not start with 'GGUF': this is no GGUF file");
        }

        uint version = _cursor.ReadUInt32("the version");
        Version = version switch
        {
            2 or 3 => (int)version,
            1 => throw _file.Broken(4, $"it has version 1, of 2023: convert the model again; versions 2 and 3 are read"),
            _ when (version & 0xFFFF) == 0 && version != 0 => throw _file.Broken(4, $"it is big-endian: convert it to little-endian"),
            _ => throw _file.Broken(4, $"it has version {version}; versions 2 and 3 are read"),
        };
    }

    private void ReadMetadata(int count)
    {
        for (int i = 0; i < count; i++)
        {
            long offset = _cursor.Position;
            GgufValue value = _reader.ReadEntry();
            if (!_metadata.TryAdd(value.Key, value))
            {
                throw _file.Broken(offset, $"the key {Printable.Quote(value.Key)} is there twice");
            }
        }
    }

    private long ReadAlignment()
    {
        if (!_metadata.TryGetValue(AlignmentKey, out GgufValue? value))
        {
            return 32;
        }

        return value.Type == GgufValueType.UInt32 && value.AsInteger() is > 0 and var alignment && long.IsPow2(alignment)
            ? alignment
            : throw _file.Broken(null, $"'{AlignmentKey}' must be a power of two of type UInt32 and is {value}");
    }

    private void ReadTensors(int count)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        List<(GgufTensor Tensor, long Offset)> found = [];
        for (int i = 0; i < count; i++)
        {
            long offset = _cursor.Position;
            GgufTensor tensor = ReadTensor();
            if (!names.Add(tensor.Name))
            {
                throw _file.Broken(offset, $"there are two tensors of the name {Printable.Quote(tensor.Name)}");
            }

            found.Add((tensor, offset));
        }

        Place(found);
    }

    /// <summary>One entry of the list; its offset still counts from the start of the data.</summary>
    private GgufTensor ReadTensor()
    {
        long position = _cursor.Position;
        string name = _reader.ReadName("the name of a tensor", LongestTensorName);
        string quoted = Printable.Quote(name);
        uint dimensions = _cursor.ReadUInt32("the number of dimensions");
        if (dimensions > MostDimensions)
        {
            throw _file.Broken(position, $"{quoted} has {dimensions} dimensions and may have {MostDimensions} at most");
        }

        // The file lists the fastest dimension first.
        long[] shape = new long[dimensions];
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            ulong size = _cursor.ReadUInt64("a dimension");
            shape[i] = size <= long.MaxValue ? (long)size : throw _file.Broken(position, $"{quoted} has a dimension of {size:N0}");
        }

        uint type = _cursor.ReadUInt32("the type of a tensor");
        ulong offset = _cursor.ReadUInt64("the offset of a tensor");
        if (offset > long.MaxValue)
        {
            throw _file.Broken(position, $"{quoted} starts at byte {offset:N0} of the data");
        }

        return new GgufTensor(name, (GgufTensorType)type, shape, (long)offset, CountBytes(position, quoted, type, shape));
    }

    private long CountBytes(long position, string quoted, uint type, long[] shape)
    {
        if (!GgufTensorTypes.TryGetBlock(type, out int blockElements, out int blockBytes))
        {
            throw _file.Broken(position, $"{quoted} has the type {type}, which is unknown or was removed from the format");
        }

        long rowElements = shape.Length == 0 ? 1 : shape[^1];
        if (rowElements % blockElements != 0)
        {
            throw _file.Broken(position, $"{quoted} has rows of {rowElements:N0} elements, not whole blocks of {blockElements} ({(GgufTensorType)type})");
        }

        try
        {
            long elements = shape.Aggregate(1L, (product, size) => checked(product * size));
            return checked(elements / blockElements * blockBytes);
        }
        catch (OverflowException)
        {
            throw _file.Broken(position, $"the shape {Printable.Shape(shape)} of {quoted} has more bytes than any file");
        }
    }

    /// <summary>Tensors follow one another in the order of the list, each padded to the alignment, from the first aligned byte after the list on.</summary>
    private void Place(List<(GgufTensor Tensor, long Offset)> found)
    {
        long alignment = ReadAlignment();
        long start = Align(_cursor.Position, alignment);
        long expected = 0;
        foreach ((GgufTensor tensor, long position) in found)
        {
            string quoted = Printable.Quote(tensor.Name);
            if (tensor.Offset != expected)
            {
                throw _file.Broken(position, $"{quoted} starts at byte {tensor.Offset:N0} of the data, where {expected:N0} follows from the tensors before it");
            }

            // Compared so that nothing can overflow: the tensor must fit into what is left.
            if (start > _file.Length || tensor.Bytes > _file.Length - start - tensor.Offset)
            {
                throw _file.Broken(
                    position,
                    $"{quoted} takes {tensor.Bytes:N0} bytes from byte {start:N0} + {tensor.Offset:N0} on, and the file ends at byte {_file.Length:N0}; fetch it again");
            }

            _tensors.Add(tensor with { Offset = start + tensor.Offset });
            expected = Align(tensor.Offset + tensor.Bytes, alignment);
        }
    }

    /// <summary>Both terms are small beside 2⁶³: a position in a file and 2³¹.</summary>
    private static long Align(long position, long alignment) => (position + alignment - 1) & -alignment;
}
