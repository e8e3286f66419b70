namespace ModelGen.Runtime;

/// <summary>The start of an HDF5 file, versions 0 to 3.</summary>
internal static class Hdf5Superblock
{
    private const int Newest = 3;

    /// <summary>The header of the root group, and where its link says that the symbol table lies.</summary>
    /// <exception cref="ModelFormatException">It is no HDF5 file, or one with sizes that are not read.</exception>
    public static (long Header, Hdf5SymbolTable? Cached) ReadRoot(Hdf5Source file)
    {
        const int Signature = 8;
        ReadOnlySpan<byte> signature = [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];
        Span<byte> start = stackalloc byte[Signature + 1];
        if (file.Length < start.Length)
        {
            throw NoHdf5(file);
        }

        file.Read(0, start);
        if (!start[..Signature].SequenceEqual(signature))
        {
            throw NoHdf5(file);
        }

        int version = start[Signature];
        Hdf5Bytes bytes = new(file, Signature + 1, Math.Min(file.Length - Signature - 1, 128), "the superblock");
        return version switch
        {
            0 or 1 => ReadOld(file, bytes, version),
            <= Newest => ReadNew(file, bytes),
            _ => throw file.Broken(Signature, $"it cannot be read as HDF5: its superblock has version {version}; 0 to {Newest} are read"),
        };
    }

    private static (long Header, Hdf5SymbolTable? Cached) ReadOld(Hdf5Source file, Hdf5Bytes bytes, int version)
    {
        bytes.Skip(4);
        CheckSizes(file, bytes);
        bytes.Skip(1 + 2 + 2 + 4 + (version == 1 ? 4 : 0));
        CheckBase(file, bytes);
        bytes.Skip(3 * sizeof(long));
        bytes.Skip(sizeof(long));
        long header = bytes.Address();
        return (header, Hdf5SymbolTableReader.ReadScratch(file, bytes, "/", out int kind) is var cached && kind == 0
            ? cached
            : throw file.Broken(null, $"its root group is a symbolic link"));
    }

    private static (long Header, Hdf5SymbolTable? Cached) ReadNew(Hdf5Source file, Hdf5Bytes bytes)
    {
        CheckSizes(file, bytes);
        bytes.Skip(1);
        CheckBase(file, bytes);
        bytes.Skip(2 * sizeof(long));
        return (bytes.Address(), null);
    }

    private static void CheckSizes(Hdf5Source file, Hdf5Bytes bytes)
    {
        int offsets = bytes.Byte();
        int lengths = bytes.Byte();
        if (offsets != sizeof(long) || lengths != sizeof(long))
        {
            throw file.Broken(null, $"it cannot be read as HDF5: addresses of {offsets} and lengths of {lengths} bytes; both must have 8");
        }
    }

    private static void CheckBase(Hdf5Source file, Hdf5Bytes bytes)
    {
        if (bytes.Address() is var first and not 0)
        {
            throw file.Broken(null, $"it cannot be read as HDF5: its addresses count from byte {(ulong)first:N0}");
        }
    }

    private static ModelFormatException NoHdf5(Hdf5Source file) =>
        file.Broken(0, $"it cannot be read as HDF5: it does not start with the signature of the format");
}
