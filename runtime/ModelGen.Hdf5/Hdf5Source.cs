namespace ModelGen.Runtime;

/// <summary>
/// An HDF5 file whose structure is looked at. A sound one is read about once; where structures refer to the same bytes again and again, the file is refused before that takes long.
/// </summary>
internal sealed class Hdf5Source(ModelFile file)
{
    private const long Floor = 16 << 20;

    private long _left = Math.Max(Floor, 4 * file.Length);

    /// <summary>Bytes of the file.</summary>
    public long Length => file.Length;

    /// <summary>Fills a span with the bytes from an offset on, which lie in the file.</summary>
    /// <exception cref="ModelFormatException">Far more was read than the file holds.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        _left -= destination.Length;
        if (_left < 0)
        {
            throw Broken(offset, $"its structures refer to the same bytes over and over");
        }

        file.Read(offset, destination);
    }

    /// <summary>What is wrong with the file.</summary>
    public ModelFormatException Broken(long? offset, FormattableString rule) => file.Broken(offset, rule);
}
