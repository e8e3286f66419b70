using System.IO.MemoryMappedFiles;

namespace ModelGen.Runtime;

/// <summary>A whole file as read-only memory. The file itself may be closed afterwards.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedViewAccessor _view;
    private byte* _pointer;

    public MappedFile(ModelFile file)
    {
        // A file that has shrunk since its header was checked must not be mapped: reading past its end would end the process.
        if (RandomAccess.GetLength(file.Handle) < file.Length)
        {
            throw file.Broken(null, $"it was cut short while it was being loaded");
        }

        using MemoryMappedFile mapping = MemoryMappedFile.CreateFromFile(
            file.Handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        _pointer = pointer + _view.PointerOffset;
    }

    /// <summary>Lets go of the memory of an owner who forgot to: the view's own handle waits for the pointer that was taken from it.</summary>
    ~MappedFile() => ReleasePointer();

    /// <summary>First byte, aligned to a page.</summary>
    public byte* Pointer => _pointer;

    public void Dispose()
    {
        ReleasePointer();
        _view.Dispose();
        GC.SuppressFinalize(this);
    }

    private void ReleasePointer()
    {
        if (_pointer is not null)
        {
            _pointer = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }
}
