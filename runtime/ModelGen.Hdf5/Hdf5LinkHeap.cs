using System.Numerics;

namespace ModelGen.Runtime;

/// <summary>Where a group with many links has them.</summary>
/// <param name="Heap">The fractal heap with the links.</param>
/// <param name="Tree">The B-tree of their names.</param>
internal sealed record Hdf5HeapAddress(long Heap, long Tree);

/// <summary>
/// The links of newer groups that have more than fit their header: records of a B-tree (version 2) that point into a fractal heap. Trees of one leaf and heaps
/// of one block are read, which hold dozens of links.
/// </summary>
internal static class Hdf5LinkHeap
{
    private const int NameRecord = 5;

    /// <exception cref="ModelFormatException">Tree or heap is not sound, or larger than what is read.</exception>
    public static List<Hdf5Link> Read(Hdf5Source file, Hdf5HeapAddress address)
    {
        (long block, int offsetBytes, int lengthBytes) = ReadHeap(file, address.Heap);
        Hdf5Bytes tree = new(file, address.Tree, 34, "the names of a group");
        tree.Expect("BTHD", "the names of a group");
        tree.Skip(1);
        int type = tree.Byte();
        tree.Skip(4);
        int recordBytes = tree.UInt16();
        int depth = tree.UInt16();
        tree.Skip(2);
        long root = tree.Address();
        int records = tree.UInt16();
        if (type != NameRecord || depth != 0 || recordBytes < 4 + 1 + offsetBytes + lengthBytes)
        {
            throw TooLarge(file);
        }

        List<Hdf5Link> links = [];
        if (records == 0)
        {
            return links;
        }

        Hdf5Bytes leaf = new(file, root, 6 + ((long)records * recordBytes), "the names of a group");
        leaf.Expect("BTLF", "the names of a group");
        leaf.Skip(2);
        for (int i = 0; i < records; i++)
        {
            leaf.Skip(4);
            if ((leaf.Byte() & 0x30) != 0)
            {
                throw TooLarge(file);
            }

            long offset = leaf.Number(offsetBytes);
            long length = leaf.Number(lengthBytes);
            leaf.Skip(recordBytes - 5 - offsetBytes - lengthBytes);
            links.Add(offset >= 0 && offset <= file.Length
                ? Hdf5ObjectHeader.ReadLink(new Hdf5Bytes(file, block + offset, length, "a link"))
                : throw file.Broken(null, $"a link lies outside its heap"));
        }

        return links;
    }

    /// <summary>The only block of a heap, and how many bytes the offset and the length of a link take.</summary>
    private static (long Block, int OffsetBytes, int LengthBytes) ReadHeap(Hdf5Source file, long address)
    {
        Hdf5Bytes heap = new(file, address, 146, "a heap of links");
        heap.Expect("FRHP", "a heap of links");
        heap.Skip(1 + 2);
        int filters = heap.UInt16();
        heap.Skip(1);
        uint largestObject = heap.UInt32();
        heap.Skip((12 * sizeof(long)) + 2 + sizeof(long));
        long largestBlock = heap.Address();
        int offsetBits = heap.UInt16();
        heap.Skip(2);
        long block = heap.Address();
        int rows = heap.UInt16();
        if (filters != 0 || rows != 0 || offsetBits is < 1 or > 64)
        {
            throw TooLarge(file);
        }

        // A length takes as many bytes as an offset into the largest block, or as the largest object that a block may hold.
        int lengthBytes = Math.Min((BitOperations.Log2((ulong)largestBlock) + 7) / 8, (BitOperations.Log2(largestObject) / 8) + 1);
        return (block, (offsetBits + 7) / 8, Math.Max(1, lengthBytes));
    }

    private static ModelFormatException TooLarge(Hdf5Source file) =>
        file.Broken(null, $"a group has more links than are read from this layout: save it with h5py's default, libver='earliest'");
}
