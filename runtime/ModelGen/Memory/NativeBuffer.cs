using System.Runtime.InteropServices;

namespace ModelGen.Runtime;

/// <summary>
/// Zeroed native memory, aligned to 64 bytes (a cache line and the widest vector), with one owner who disposes of it.
/// </summary>
/// <remarks>Large blocks come from the system as untouched pages: a part that is never written costs address space alone.</remarks>
internal sealed unsafe class NativeBuffer : IDisposable
{
    /// <summary>Bytes to which every block is aligned.</summary>
    public const int Alignment = 64;

    private byte* _block;
    private byte* _pointer;

    /// <summary>Takes <paramref name="bytes"/> bytes of zeroed memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is negative.</exception>
    /// <exception cref="InsufficientMemoryException">The system has no such block left; the message names the size.</exception>
    public NativeBuffer(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);

        // calloc leaves fresh pages untouched where an aligned allocation and a clear would write them all: so the
        // alignment is made here, inside a block that is a little larger.
        try
        {
            _block = (byte*)NativeMemory.AllocZeroed(checked((nuint)bytes + Alignment));
        }
        catch (OutOfMemoryException)
        {
            throw new InsufficientMemoryException($"{bytes:N0} bytes of native memory were asked for and the system has no such block: use a smaller capacity, fewer sessions or a smaller weight type.");
        }

        _pointer = (byte*)(((nuint)_block + Alignment - 1) & ~(nuint)(Alignment - 1));
        Length = bytes;
    }

    /// <summary>Frees the memory of an owner who forgot to.</summary>
    ~NativeBuffer() => Free();

    /// <summary>Size in bytes.</summary>
    public long Length { get; }

    /// <summary>First byte, aligned to <see cref="Alignment"/>.</summary>
    internal byte* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pointer is null, this);
            return _pointer;
        }
    }

    /// <summary>First float of the block.</summary>
    internal float* Floats => (float*)Pointer;

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_block is null)
        {
            return;
        }

        NativeMemory.Free(_block);
        _block = null;
        _pointer = null;
    }
}
