namespace ModelGen.Runtime;

/// <summary>
/// Walks all groups of an HDF5 file before a library may: every link must be a hard one, and groups must form a tree. Soft links, which can lead to
/// themselves, and external ones, which lead to other files, are refused by name.
/// </summary>
/// <remarks>
/// Format: "HDF5 File Format Specification 3.0", https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html; superblocks 0 to 3, object headers 1 and 2,
/// groups with a symbol table (what h5py writes), with links in their header, and with links in a heap of one block.
/// </remarks>
internal sealed class Hdf5Links
{
    // A checkpoint has some fifty datasets, five groups deep.
    private const int MostObjects = 20_000;
    private const int MostDepth = 16;

    private const int HardLink = 0;
    private const int SoftLink = 1;

    private readonly Hdf5Source _file;
    private readonly HashSet<long> _groups = [];
    private int _objects;

    private Hdf5Links(Hdf5Source file) => _file = file;

    /// <summary>Checks a file.</summary>
    /// <exception cref="ModelFormatException">It is no sound HDF5 file, or has links that are not followed.</exception>
    public static void Check(ModelFile file)
    {
        Hdf5Source source = new(file);
        Hdf5Links links = new(source);
        (long header, Hdf5SymbolTable? cached) = Hdf5Superblock.ReadRoot(source);
        links.Visit(header, cached, "", 0);
    }

    /// <summary>An object and all that its links lead to.</summary>
    /// <param name="address">Its header.</param>
    /// <param name="cached">Where the link that leads here says that the symbol table lies, or null.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="depth">Groups above it.</param>
    private void Visit(long address, Hdf5SymbolTable? cached, string path, int depth)
    {
        if (++_objects > MostObjects)
        {
            throw _file.Broken(null, $"it has more than {MostObjects:N0} groups and datasets");
        }

        if (depth > MostDepth)
        {
            throw _file.Broken(null, $"its groups lie more than {MostDepth} deep");
        }

        Hdf5ObjectHeader header = Hdf5ObjectHeader.Read(_file, address);
        if (cached is not null && header.SymbolTable is { } table && cached != table)
        {
            throw _file.Broken(address, $"the link to {Name(path)} and the group itself tell of different symbol tables");
        }

        if ((header.IsGroup || cached is not null) && !_groups.Add(address))
        {
            throw _file.Broken(address, $"the group {Name(path)} has more than one name, or holds itself");
        }

        Follow(header.Links, path, depth);
        if (header.Heap is { } heap)
        {
            Follow(Hdf5LinkHeap.Read(_file, heap), path, depth);
        }

        if ((header.SymbolTable ?? cached) is { } symbols)
        {
            Follow(Hdf5SymbolTableReader.Read(_file, symbols), path, depth);
        }
    }

    private void Follow(IEnumerable<Hdf5Link> links, string path, int depth)
    {
        foreach (Hdf5Link link in links)
        {
            string inner = $"{path}/{link.Name}";
            if (link.Kind != HardLink)
            {
                string kind = link.Kind == SoftLink ? "a symbolic" : "an external";
                throw _file.Broken(null, $"{Name(inner)} is {kind} link; only datasets and groups of the file itself are read: save it without links");
            }

            Visit(link.Address, link.Cached, inner, depth + 1);
        }
    }

    private static string Name(string path) => Printable.Quote(path.Length == 0 ? "/" : path);
}

/// <summary>A link of a group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">0: hard, 1: symbolic, anything else: one that leads elsewhere.</param>
/// <param name="Address">The header of the object that a hard link leads to.</param>
/// <param name="Cached">Where the link says that the object's symbol table lies, or null.</param>
internal sealed record Hdf5Link(string Name, int Kind, long Address, Hdf5SymbolTable? Cached);

/// <summary>The links of a group of the older kind.</summary>
/// <param name="Tree">Root of the B-tree.</param>
/// <param name="Heap">Heap of the names.</param>
internal sealed record Hdf5SymbolTable(long Tree, long Heap);
