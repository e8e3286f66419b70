using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Runtime;

/// <summary>A run of bytes of an HDF5 file that is read from front to back; all numbers are little-endian, addresses and lengths of eight bytes.</summary>
internal sealed class Hdf5Bytes
{
    /// <summary>The address of nothing.</summary>
    public const long Undefined = -1;

    private readonly Hdf5Source _file;
    private readonly byte[] _bytes;
    private readonly long _address;
    private int _next;

    /// <summary>Reads a run.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">Its first byte.</param>
    /// <param name="length">Bytes.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <exception cref="ModelFormatException">It lies outside the file.</exception>
    public Hdf5Bytes(Hdf5Source file, long address, long length, string what)
    {
        if (address < 0 || length < 0 || length > file.Length - address || length > Array.MaxLength)
        {
            throw file.Broken(null, $"{what} is said to lie at byte {(ulong)address:N0}, {(ulong)length:N0} bytes long, and the file has {file.Length:N0}");
        }

        _file = file;
        _address = address;
        _bytes = new byte[length];
        file.Read(address, _bytes);
    }

    /// <summary>Bytes that are left.</summary>
    public int Remaining => _bytes.Length - _next;

    /// <summary>Bytes that were read so far.</summary>
    public int Position => _next;

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public long Address() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    /// <summary>A number of one, two, four or eight bytes.</summary>
    public long Number(int bytes)
    {
        long number = 0;
        ReadOnlySpan<byte> source = Take(bytes);
        for (int i = 0; i < bytes; i++)
        {
            number |= (long)source[i] << (8 * i);
        }

        return number;
    }

    public string Text(long bytes) => Encoding.UTF8.GetString(Take(bytes));

    public void Skip(long bytes) => Take(bytes);

    /// <summary>Takes a signature, and throws when it is another.</summary>
    public void Expect(string signature, string what)
    {
        if (Text(signature.Length) != signature)
        {
            throw _file.Broken(_address, $"{what} does not start with '{signature}'");
        }
    }

    private ReadOnlySpan<byte> Take(long bytes)
    {
        if (bytes < 0 || bytes > Remaining)
        {
            throw _file.Broken(_address + _next, $"a structure of the file goes on behind its end");
        }

        _next += (int)bytes;
        return _bytes.AsSpan(_next - (int)bytes, (int)bytes);
    }
}
