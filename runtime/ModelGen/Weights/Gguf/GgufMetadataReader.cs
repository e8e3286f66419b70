using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace ModelGen.Runtime;

/// <summary>Reads strings and metadata values of a GGUF file. Nothing is allocated for a count that the rest of the file could not hold.</summary>
internal sealed class GgufMetadataReader(ModelFile file, FileCursor cursor)
{
    /// <summary>The format's own limit.</summary>
    public const int LongestKey = 65_535;

    /// <summary>A chat template of some megabytes would be absurd already.</summary>
    private const int LongestString = 64 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>One key with its value.</summary>
    public GgufValue ReadEntry()
    {
        long offset = cursor.Position;
        string key = ReadName("a metadata key", LongestKey);
        if (key.Length == 0)
        {
            throw file.Broken(offset, $"a metadata key is empty");
        }

        GgufValueType type = ReadType(key);
        long valueOffset = cursor.Position;
        if (type != GgufValueType.Array)
        {
            object scalar = ReadScalar(key, type);
            return new GgufValue(file, (valueOffset, cursor.Position), key, type, null, scalar);
        }

        GgufValueType elementType = ReadType(key);
        if (elementType == GgufValueType.Array)
        {
            throw file.Broken(valueOffset, $"{Printable.Quote(key)} is an array of arrays, which ggml does not read either");
        }

        object array = ReadArray(key, elementType);
        return new GgufValue(file, (valueOffset, cursor.Position), key, type, elementType, array);
    }

    /// <summary>A key or the name of a tensor: text that code compares and messages show, so it must be valid.</summary>
    public string ReadName(string what, int longest)
    {
        long offset = cursor.Position;
        byte[] bytes = ReadBytes(what, longest);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ModelFormatException(file.Path, offset, $"{what} is not valid UTF-8", exception);
        }
    }

    /// <summary>Checks a count against what is left of the file.</summary>
    public int CheckCount(ulong count, long smallest, string what)
    {
        if (count > (ulong)(cursor.Remaining / smallest))
        {
            throw file.Broken(cursor.Position, $"{count:N0} {what} are claimed, and the {cursor.Remaining:N0} bytes that are left cannot hold so many");
        }

        return count <= (ulong)Array.MaxLength ? (int)count : throw file.Broken(cursor.Position, $"{count:N0} {what} are more than can be read");
    }

    private GgufValueType ReadType(string key)
    {
        long offset = cursor.Position;
        uint type = cursor.ReadUInt32("the type of a metadata value");
        return type <= (uint)GgufValueType.Float64
            ? (GgufValueType)type
            : throw file.Broken(offset, $"{Printable.Quote(key)} has a value of the type {type}; the format knows 0 to 12");
    }

    private object ReadScalar(string key, GgufValueType type) => type switch
    {
        GgufValueType.UInt8 => ReadNumber<byte>(),
        GgufValueType.Int8 => ReadNumber<sbyte>(),
        GgufValueType.UInt16 => ReadNumber<ushort>(),
        GgufValueType.Int16 => ReadNumber<short>(),
        GgufValueType.UInt32 => ReadNumber<uint>(),
        GgufValueType.Int32 => ReadNumber<int>(),
        GgufValueType.Float32 => ReadNumber<float>(),
        GgufValueType.Bool => ReadBool(key),
        GgufValueType.String => ReadText(),
        GgufValueType.UInt64 => ReadNumber<ulong>(),
        GgufValueType.Int64 => ReadNumber<long>(),
        _ => ReadNumber<double>(),
    };

    private object ReadArray(string key, GgufValueType type)
    {
        ulong count = cursor.ReadUInt64("the length of an array");
        return type switch
        {
            GgufValueType.UInt8 => ReadNumbers<byte>(key, count),
            GgufValueType.Int8 => ReadNumbers<sbyte>(key, count),
            GgufValueType.UInt16 => ReadNumbers<ushort>(key, count),
            GgufValueType.Int16 => ReadNumbers<short>(key, count),
            GgufValueType.UInt32 => ReadNumbers<uint>(key, count),
            GgufValueType.Int32 => ReadNumbers<int>(key, count),
            GgufValueType.Float32 => ReadNumbers<float>(key, count),
            GgufValueType.Bool => ReadEach(key, count, sizeof(byte), () => ReadBool(key)),
            GgufValueType.String => ReadEach(key, count, sizeof(ulong), ReadText),
            GgufValueType.UInt64 => ReadNumbers<ulong>(key, count),
            GgufValueType.Int64 => ReadNumbers<long>(key, count),
            _ => ReadNumbers<double>(key, count),
        };
    }

    private T ReadNumber<T>()
        where T : struct
    {
        T value = default;
        cursor.Read(MemoryMarshal.AsBytes(new Span<T>(ref value)), "a metadata value");
        return value;
    }

    private bool ReadBool(string key)
    {
        byte value = ReadNumber<byte>();
        return value <= 1 ? value == 1 : throw file.Broken(cursor.Position - 1, $"{Printable.Quote(key)} has a truth value of {value}; it must be 0 or 1");
    }

    private T[] ReadNumbers<T>(string key, ulong count)
        where T : struct
    {
        T[] values = new T[CheckCount(count, Unsafe.SizeOf<T>(), $"elements of {Printable.Quote(key)}")];
        long chunk = 16 * 1024 * 1024;
        for (long start = 0; start < values.Length; start += chunk)
        {
            Span<T> part = values.AsSpan((int)start, (int)Math.Min(chunk, values.Length - start));
            cursor.Read(MemoryMarshal.AsBytes(part), "the elements of an array");
        }

        return values;
    }

    private T[] ReadEach<T>(string key, ulong count, long smallest, Func<T> read)
    {
        T[] values = new T[CheckCount(count, smallest, $"elements of {Printable.Quote(key)}")];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = read();
        }

        return values;
    }

    /// <summary>The text of a value. Vocabularies hold whatever they were trained on: what is not valid UTF-8 becomes U+FFFD.</summary>
    private string ReadText() => Encoding.UTF8.GetString(ReadBytes("a metadata string", LongestString));

    private byte[] ReadBytes(string what, int longest)
    {
        long offset = cursor.Position;
        ulong length = cursor.ReadUInt64(what);
        if (length > (ulong)longest)
        {
            throw file.Broken(offset, $"{what} claims {length:N0} bytes and may have {longest:N0} at most");
        }

        if (length > (ulong)cursor.Remaining)
        {
            throw file.Broken(offset, $"{what} claims {length:N0} bytes and only {cursor.Remaining:N0} are left in the file");
        }

        if (length == 0)
        {
            return [];
        }

        byte[] bytes = new byte[length];
        cursor.Read(bytes, what);
        return bytes;
    }
}
