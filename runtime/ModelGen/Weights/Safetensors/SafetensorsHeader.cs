using System.Text.Json;
using System.Text.Unicode;

namespace ModelGen.Runtime;

/// <summary>Reads and checks the header of one safetensors file.</summary>
/// <remarks>
/// The format (https://github.com/huggingface/safetensors): eight bytes with the length of the header, the header in JSON, the tensors. Each byte after the
/// header belongs to exactly one tensor. Stricter than the reference reader in one thing: no name may appear twice.
/// </remarks>
internal sealed class SafetensorsHeader
{
    /// <summary>The reference's own limit.</summary>
    public const int LongestHeader = 100_000_000;

    private const int LengthBytes = 8;

    private readonly ModelFile _file;
    private readonly Dictionary<string, SafetensorsTensor> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private bool _hasMetadata;
    private long _dataStart;

    private SafetensorsHeader(ModelFile file) => _file = file;

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <exception cref="ModelFormatException">The file is not a sound safetensors file.</exception>
    public static SafetensorsHeader Read(ModelFile file)
    {
        SafetensorsHeader header = new(file);
        byte[] json = header.ReadJson();
        Utf8JsonReader reader = new(json);
        try
        {
            header.ReadEntries(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escape that is half a surrogate pair.
            throw new ModelFormatException(file.Path, LengthBytes + reader.TokenStartIndex, $"the header is not valid JSON: {exception.Message}", exception);
        }

        header.CheckCover();
        return header;
    }

    private byte[] ReadJson()
    {
        FileCursor cursor = new(_file);
        ulong length = cursor.ReadUInt64("the length of the header");
        if (length > LongestHeader)
        {
            throw _file.Broken(0, $"the header claims {length:N0} bytes and may have {LongestHeader:N0} at most; is this a safetensors file?");
        }

        if (length > (ulong)cursor.Remaining)
        {
            throw _file.Broken(0, $"the header claims {length:N0} bytes and only {cursor.Remaining:N0} are left in the file; fetch it again");
        }

        byte[] json = new byte[length];
        cursor.Read(json, "the header");
        _dataStart = cursor.Position;
        return Utf8.IsValid(json) ? json : throw _file.Broken(LengthBytes, $"the header is not valid UTF-8");
    }

    private void ReadEntries(ref Utf8JsonReader reader)
    {
        Advance(ref reader, JsonTokenType.StartObject, "the header must be a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (name == "__metadata__")
            {
                ReadMetadata(ref reader);
                continue;
            }

            SafetensorsTensor tensor = ReadTensor(ref reader, name);
            if (!_tensors.TryAdd(name, tensor))
            {
                throw Broken(ref reader, $"there are two tensors of the name {Printable.Quote(name)}");
            }
        }

        // Only white space may follow: the reader throws at anything else.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        if (_hasMetadata)
        {
            throw Broken(ref reader, $"there are two entries '__metadata__'");
        }

        _hasMetadata = true;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Require(ref reader, JsonTokenType.StartObject, "'__metadata__' must be an object of strings");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            Advance(ref reader, JsonTokenType.String, "'__metadata__' must be an object of strings");
            if (!_metadata.TryAdd(key, reader.GetString()!))
            {
                throw Broken(ref reader, $"'__metadata__' has the key {Printable.Quote(key)} twice");
            }
        }
    }

    private SafetensorsTensor ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string quoted = Printable.Quote(name);
        SafetensorsType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Advance(ref reader, JsonTokenType.StartObject, $"the entry of {quoted} must be an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string field = reader.GetString()!;
            if (field switch { "dtype" => type is not null, "shape" => shape is not null, "data_offsets" => offsets is not null, _ => false })
            {
                throw Broken(ref reader, $"{quoted} has the field '{field}' twice");
            }

            switch (field)
            {
                case "dtype":
                    Advance(ref reader, JsonTokenType.String, $"'dtype' of {quoted} must be a string");
                    type = SafetensorsTypes.TryParse(reader.GetString()!, out SafetensorsType known)
                        ? known
                        : throw Broken(ref reader, $"{quoted} has elements of the type {Printable.Quote(reader.GetString()!)}, which the format does not know");
                    break;
                case "shape":
                    shape = ReadSizes(ref reader, quoted, "shape");
                    break;
                case "data_offsets":
                    offsets = ReadSizes(ref reader, quoted, "data_offsets");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (type is not { } elementType || shape is null || offsets is null)
        {
            throw Broken(ref reader, $"{quoted} lacks one of the fields 'dtype', 'shape' and 'data_offsets'");
        }

        return Locate(ref reader, name, elementType, shape, offsets);
    }

    private SafetensorsTensor Locate(ref Utf8JsonReader reader, string name, SafetensorsType type, List<long> shape, List<long> offsets)
    {
        string quoted = Printable.Quote(name);
        if (offsets.Count != 2 || offsets[0] > offsets[1])
        {
            throw Broken(ref reader, $"'data_offsets' of {quoted} must be [begin, end] with begin ≤ end");
        }

        long bits;
        try
        {
            bits = shape.Aggregate((long)type.Bits(), (product, size) => checked(product * size));
        }
        catch (OverflowException)
        {
            throw Broken(ref reader, $"the shape {Printable.Shape(shape)} of {quoted} has more bytes than any file");
        }

        long bytes = offsets[1] - offsets[0];
        if (bits % 8 != 0 || bits / 8 != bytes)
        {
            throw Broken(ref reader, $"{quoted}, {type} {Printable.Shape(shape)}, takes {bits / 8:N0} bytes and has {bytes:N0}");
        }

        long dataBytes = _file.Length - _dataStart;
        if (offsets[1] > dataBytes)
        {
            throw Broken(ref reader, $"{quoted} ends at byte {offsets[1]:N0} of the data, which has only {dataBytes:N0}; fetch the file again");
        }

        return new SafetensorsTensor(name, type, shape, _dataStart + offsets[0], bytes, _file.Path);
    }

    private List<long> ReadSizes(ref Utf8JsonReader reader, string quoted, string field)
    {
        List<long> sizes = [];
        Advance(ref reader, JsonTokenType.StartArray, $"'{field}' of {quoted} must be a list of whole numbers");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // Unsigned, so that a minus is an error even before a zero; fractions and exponents are errors too.
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetUInt64(out ulong size) || size > long.MaxValue)
            {
                throw Broken(ref reader, $"'{field}' of {quoted} must be a list of whole numbers below 2^63");
            }

            sizes.Add((long)size);
        }

        return sizes;
    }

    /// <summary>Every byte of the data belongs to one tensor: no holes, no overlap, nothing behind the last.</summary>
    private void CheckCover()
    {
        SafetensorsTensor[] tensors = [.. _tensors.Values.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.Bytes)];
        long end = _dataStart;
        foreach (SafetensorsTensor tensor in tensors)
        {
            if (tensor.Offset != end)
            {
                string what = tensor.Offset > end ? "leaves a hole before it" : "overlaps the tensor before it";
                throw _file.Broken(tensor.Offset, $"{Printable.Quote(tensor.Name)} {what}: it should start at byte {end:N0}");
            }

            end += tensor.Bytes;
        }

        if (end != _file.Length)
        {
            throw _file.Broken(end, $"the last tensor ends here, but the file goes on to byte {_file.Length:N0}");
        }

        Tensors = tensors;
    }

    private void Advance(ref Utf8JsonReader reader, JsonTokenType expected, string rule)
    {
        reader.Read();
        Require(ref reader, expected, rule);
    }

    private void Require(ref Utf8JsonReader reader, JsonTokenType expected, string rule)
    {
        if (reader.TokenType != expected)
        {
            throw _file.Broken(LengthBytes + reader.TokenStartIndex, $"{rule}");
        }
    }

    private ModelFormatException Broken(ref Utf8JsonReader reader, FormattableString rule) => _file.Broken(LengthBytes + reader.TokenStartIndex, rule);
}
