namespace ModelGen.Runtime;

/// <summary>Reads a file from its start on, in pieces that end at a byte; never past its end.</summary>
internal sealed class WordFileCursor(ModelFile file)
{
    private const int BufferSize = 256 * 1024;

    private byte[] _buffer = new byte[(int)Math.Min(BufferSize, file.Length)];
    private long _start;
    private int _index;
    private int _filled;

    /// <summary>Offset of the next byte in the file.</summary>
    public long Position => _start + _index;

    /// <summary>Bytes from here to the end of the file.</summary>
    public long Remaining => file.Length - Position;

    /// <summary>The next bytes without moving on: <paramref name="count"/> of them, or fewer at the end of the file. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        int wanted = (int)Math.Min(count, Remaining);
        if (_filled - _index < wanted)
        {
            Fill(wanted);
        }

        return _buffer.AsSpan(_index, wanted);
    }

    /// <summary>Moves on.</summary>
    public void Skip(int count) => _index += count;

    /// <summary>Skips all bytes of a value.</summary>
    public void SkipAll(byte value)
    {
        for (ReadOnlySpan<byte> next = Peek(1); next.Length > 0 && next[0] == value; next = Peek(1))
        {
            Skip(1);
        }
    }

    /// <summary>Fills a span.</summary>
    /// <param name="destination">What to fill; the file has as many bytes left.</param>
    public void Read(Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            ReadOnlySpan<byte> next = Peek(Math.Min(destination.Length, BufferSize));
            next.CopyTo(destination);
            destination = destination[next.Length..];
            Skip(next.Length);
        }
    }

    /// <summary>Moves what is left to the front of the buffer, which grows where it must, and reads on behind it.</summary>
    private void Fill(int wanted)
    {
        byte[] buffer = wanted > _buffer.Length ? new byte[wanted] : _buffer;
        int left = _filled - _index;
        _buffer.AsSpan(_index, left).CopyTo(buffer);
        _buffer = buffer;
        _start += _index;
        _index = 0;
        _filled = (int)Math.Min(_buffer.Length, file.Length - _start);
        file.Read(_start + left, _buffer.AsSpan(left, _filled - left));
    }
}
