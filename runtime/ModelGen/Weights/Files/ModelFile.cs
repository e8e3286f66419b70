using Microsoft.Win32.SafeHandles;

namespace ModelGen.Runtime;

/// <summary>A file that is open for reading at any offset; its length is that of the moment it was opened.</summary>
internal sealed class ModelFile : IDisposable
{
    private ModelFile(string path, SafeFileHandle handle)
    {
        Path = path;
        Handle = handle;
        Length = RandomAccess.GetLength(handle);
    }

    public string Path { get; }

    public long Length { get; }

    public SafeFileHandle Handle { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="PlatformNotSupportedException">The processor is big-endian: the formats, and all code here, are little-endian.</exception>
    public static ModelFile Open(string path)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Weights are little-endian and are used as they lie in the file: big-endian processors are not supported.");
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            return new ModelFile(path, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Fills a span from an offset on.</summary>
    /// <exception cref="ModelFormatException">The file ends before the span is full.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        long end = offset + destination.Length;
        while (destination.Length > 0)
        {
            int count = RandomAccess.Read(Handle, destination, offset);
            if (count == 0)
            {
                throw Broken(offset, $"the file ends here, but its contents go on to byte {end:N0}; fetch it again");
            }

            destination = destination[count..];
            offset += count;
        }
    }

    /// <summary>The exception that says which rule this file breaks.</summary>
    public ModelFormatException Broken(long? offset, FormattableString rule) => new(Path, offset, FormattableString.Invariant(rule));

    public void Dispose() => Handle.Dispose();
}
