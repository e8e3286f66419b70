using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ModelGen.Runtime;

/// <summary>Reads a file from its start on, through a small buffer; never past its end.</summary>
internal sealed class FileCursor
{
    private const int BufferSize = 64 * 1024;

    private readonly ModelFile _file;
    private readonly byte[] _buffer;
    private int _index;
    private int _filled;
    private long _next;

    public FileCursor(ModelFile file)
    {
        _file = file;
        _buffer = new byte[(int)Math.Min(BufferSize, file.Length)];
    }

    /// <summary>Offset of the next byte in the file.</summary>
    public long Position => _next - _filled + _index;

    /// <summary>Bytes from here to the end of the file.</summary>
    public long Remaining => _file.Length - Position;

    /// <summary>Fills a span.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="what">What is being read, for the message.</param>
    /// <exception cref="ModelFormatException">The file is shorter.</exception>
    public void Read(Span<byte> destination, string what)
    {
        if (destination.Length > Remaining)
        {
            throw _file.Broken(Position, $"{what} takes {destination.Length:N0} bytes and only {Remaining:N0} are left in the file");
        }

        int buffered = Math.Min(destination.Length, _filled - _index);
        _buffer.AsSpan(_index, buffered).CopyTo(destination);
        _index += buffered;
        destination = destination[buffered..];
        if (destination.Length == 0)
        {
            return;
        }

        if (destination.Length >= _buffer.Length)
        {
            _file.Read(_next, destination);
            _next += destination.Length;
            _index = 0;
            _filled = 0;
            return;
        }

        _filled = (int)Math.Min(_buffer.Length, _file.Length - _next);
        _file.Read(_next, _buffer.AsSpan(0, _filled));
        _next += _filled;
        _index = destination.Length;
        _buffer.AsSpan(0, _index).CopyTo(destination);
    }

    public byte ReadByte(string what)
    {
        byte value = 0;
        Read(new Span<byte>(ref value), what);
        return value;
    }

    public uint ReadUInt32(string what)
    {
        Bytes8 bytes = default;
        Span<byte> span = ((Span<byte>)bytes)[..sizeof(uint)];
        Read(span, what);
        return BinaryPrimitives.ReadUInt32LittleEndian(span);
    }

    public ulong ReadUInt64(string what)
    {
        Bytes8 bytes = default;
        Span<byte> span = bytes;
        Read(span, what);
        return BinaryPrimitives.ReadUInt64LittleEndian(span);
    }

    [InlineArray(8)]
    private struct Bytes8
    {
        private byte _first;
    }
}
