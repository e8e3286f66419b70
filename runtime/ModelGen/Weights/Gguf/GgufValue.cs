using ModelGen.Runtime;

namespace ModelGen;

/// <summary>A value of GGUF metadata. Asking for another type than the file has throws <see cref="ModelFormatException"/> with the key's name.</summary>
public sealed class GgufValue
{
    private readonly ModelFile _file;
    private readonly long _offset;
    private readonly long _length;
    private readonly object _value;

    internal GgufValue(ModelFile file, (long Start, long End) bytes, string key, GgufValueType type, GgufValueType? elementType, object value)
    {
        _file = file;
        _offset = bytes.Start;
        _length = bytes.End - bytes.Start;
        Key = key;
        Type = type;
        ElementType = elementType;
        _value = value;
    }

    /// <summary>Its key.</summary>
    public string Key { get; }

    /// <summary>Its type.</summary>
    public GgufValueType Type { get; }

    /// <summary>The type of an array's elements; null for anything else.</summary>
    public GgufValueType? ElementType { get; }

    /// <summary>Elements of an array; 1 for anything else.</summary>
    public int Count => _value is Array array ? array.Length : 1;

    /// <summary>The text of a string.</summary>
    /// <exception cref="ModelFormatException">It is no string.</exception>
    public string AsString() => _value as string ?? throw Wrong("a string");

    /// <summary>A number of any integer type.</summary>
    /// <exception cref="ModelFormatException">It is no integer, or one above 2⁶³ − 1.</exception>
    public long AsInteger() => Integer(_value);

    /// <summary>A number of any type.</summary>
    /// <exception cref="ModelFormatException">It is no number.</exception>
    public double AsFloat() => Float(_value);

    /// <summary>A truth value.</summary>
    /// <exception cref="ModelFormatException">It is no truth value.</exception>
    public bool AsBoolean() => _value is bool value ? value : throw Wrong("a truth value");

    /// <summary>The elements of an array of strings.</summary>
    /// <exception cref="ModelFormatException">It is no such array.</exception>
    public IReadOnlyList<string> AsStrings() => _value as string[] ?? throw Wrong("an array of strings");

    /// <summary>The elements of an array of any integer type.</summary>
    /// <exception cref="ModelFormatException">It is no such array, or an element is above 2⁶³ − 1.</exception>
    public long[] AsIntegers() => ElementType switch
    {
        // Not by the type of the array: to the runtime, an array of int is also one of uint.
        GgufValueType.UInt8 => Integers<byte>(element => element),
        GgufValueType.Int8 => Integers<sbyte>(element => element),
        GgufValueType.UInt16 => Integers<ushort>(element => element),
        GgufValueType.Int16 => Integers<short>(element => element),
        GgufValueType.UInt32 => Integers<uint>(element => element),
        GgufValueType.Int32 => Integers<int>(element => element),
        GgufValueType.UInt64 => Integers<ulong>(element => Integer(element)),
        GgufValueType.Int64 => Integers<long>(element => element),
        _ => throw Wrong("an array of integers"),
    };

    /// <summary>The elements of an array of either floating-point type.</summary>
    /// <exception cref="ModelFormatException">It is no such array.</exception>
    public float[] AsFloats() => _value switch
    {
        float[] array => [.. array],
        double[] array => Array.ConvertAll(array, element => (float)element),
        _ => throw Wrong("an array of floating-point numbers"),
    };

    /// <summary>The elements of an array of truth values.</summary>
    /// <exception cref="ModelFormatException">It is no such array.</exception>
    public bool[] AsBooleans() => _value is bool[] array ? [.. array] : throw Wrong("an array of truth values");

    /// <summary>What a message shows: type, and for an array its length.</summary>
    public override string ToString() => Type == GgufValueType.Array ? $"{ElementType}[{Count}]" : $"{Type} {_value}";

    /// <summary>The value as one of <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, or an array of those.</summary>
    internal object Plain() => Type != GgufValueType.Array ? PlainScalar(_value) : _value switch
    {
        Array array => array.Cast<object>().Select(PlainScalar).ToArray(),
        _ => throw Wrong("an array"),
    };

    /// <summary>The bytes that follow the type in the file, as they are: texts that are not valid UTF-8 survive a copy.</summary>
    internal byte[] Stored()
    {
        byte[] bytes = new byte[_length <= Array.MaxLength ? _length : throw Wrong("shorter than 2 GB to be copied")];
        _file.Read(_offset, bytes);
        return bytes;
    }

    private long[] Integers<T>(Converter<T, long> convert) => Array.ConvertAll((T[])_value, convert);

    private object PlainScalar(object value) => value switch
    {
        string or bool => value,
        float or double => Float(value),
        ulong large when large > long.MaxValue => (double)large,
        _ => Integer(value),
    };

    private long Integer(object value) => value switch
    {
        byte number => number,
        sbyte number => number,
        ushort number => number,
        short number => number,
        uint number => number,
        int number => number,
        long number => number,
        ulong number when number <= long.MaxValue => (long)number,
        ulong => throw Wrong("an integer below 2^63"),
        _ => throw Wrong("an integer"),
    };

    private double Float(object value) => value switch
    {
        float number => number,
        double number => number,
        ulong number => number,
        bool or string or Array => throw Wrong("a number"),
        _ => Integer(value),
    };

    private ModelFormatException Wrong(string expected)
    {
        string found = Type == GgufValueType.Array ? $"an array of {ElementType}" : Type.ToString();
        return _file.Broken(_offset, $"{Printable.Quote(Key)} must be {expected} and is {found}");
    }
}
