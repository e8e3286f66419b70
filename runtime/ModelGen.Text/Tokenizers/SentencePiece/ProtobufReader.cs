using System.Buffers.Binary;

namespace ModelGen.Text.Tokenizers;

/// <summary>Reads one message of Protocol Buffers field by field (https://protobuf.dev/programming-guides/encoding), never beyond its bytes.</summary>
internal ref struct ProtobufReader
{
    private readonly string _file;
    private readonly ReadOnlySpan<byte> _message;
    private readonly long _start;
    private int _position;
    private ulong _number;
    private ReadOnlySpan<byte> _bytes;

    /// <param name="file">The file, for messages.</param>
    /// <param name="message">The bytes of the message.</param>
    /// <param name="start">Where they begin in the file.</param>
    public ProtobufReader(string file, ReadOnlySpan<byte> message, long start = 0)
    {
        _file = file;
        _message = message;
        _start = start;
    }

    /// <summary>How a value is stored.</summary>
    private enum Wire
    {
        VariableInteger = 0,
        Fixed64 = 1,
        Bytes = 2,
        Fixed32 = 5,
    }

    /// <summary>The number of the field just read.</summary>
    public int Field { get; private set; }

    private Wire Stored { get; set; }

    /// <summary>Reads the next field; false at the end.</summary>
    public bool Read()
    {
        if (_position == _message.Length)
        {
            return false;
        }

        ulong tag = VariableInteger();
        Stored = (Wire)(tag & 7);
        Field = tag >> 3 is > 0 and <= 0x1FFF_FFFF ? (int)(tag >> 3) : throw Error("has a field number that is none");
        switch (Stored)
        {
            case Wire.VariableInteger:
                _number = VariableInteger();
                break;
            case Wire.Fixed64:
                _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case Wire.Fixed32:
                _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            case Wire.Bytes:
                _bytes = Take(VariableInteger());
                break;
            default:
                throw Error($"stores field {Field} in the way {(int)Stored}, which is not used any more");
        }

        return true;
    }

    public readonly ReadOnlySpan<byte> Bytes() => Stored == Wire.Bytes ? _bytes : throw Error($"must have bytes in field {Field}");

    public readonly string Text()
    {
        ReadOnlySpan<byte> bytes = Bytes();
        return System.Text.Unicode.Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : throw Error($"must have UTF-8 in field {Field}");
    }

    public readonly bool Boolean() => Integer() != 0;

    public readonly int Integer() => Stored == Wire.VariableInteger ? (int)_number : throw Error($"must have an integer in field {Field}");

    public readonly float Single() => Stored == Wire.Fixed32
        ? BitConverter.UInt32BitsToSingle((uint)_number)
        : throw Error($"must have a 32-bit number in field {Field}");

    /// <summary>The message in the field just read.</summary>
    public readonly ProtobufReader Message() => new(_file, Bytes(), _start + _position - Bytes().Length);

    private readonly ModelFormatException Error(string problem) => new(_file, _start + _position, $"the protocol buffer {problem}");

    private ulong VariableInteger()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Error("has an integer of more than ten bytes");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_message.Length - _position))
        {
            throw Error($"claims {count} bytes where {_message.Length - _position} are left");
        }

        ReadOnlySpan<byte> taken = _message.Slice(_position, (int)count);
        _position += (int)count;
        return taken;
    }
}
