using System.Runtime.CompilerServices;

namespace ModelGen.Runtime;

/// <summary>
/// A file as an HDF5 reader sees it: read only, with limits on how often and how much is read, so that links in a circle come to an end, and with room kept on
/// the stack, so that a header that
/// leads ever deeper is an exception and not the end of the process.
/// </summary>
internal sealed class GuardedStream(string path) : Stream
{
    // What a sound checkpoint of fifty tensors takes is some thousand reads; large ones read their data once more.
    private const long MostReads = 2_000_000;
    private const long MostHeaderBytes = 64 * 1024 * 1024;

    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
    private long _reads;

    /// <summary>Bytes that were read so far.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => _file.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_reads > MostReads || BytesRead > MostHeaderBytes + (2 * Length))
        {
            throw new InvalidDataException("its headers lead in a circle: they were read again and again");
        }

        int count = _file.Read(buffer);
        BytesRead += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }
}
