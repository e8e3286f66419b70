namespace ModelGen.Runtime;

/// <summary>The links of groups of the older kind: a B-tree whose leaves are lists of entries, their names in a heap.</summary>
internal static class Hdf5SymbolTableReader
{
    private const int MostNodes = 10_000;
    private const int MostDepth = 16;
    private const int EntryBytes = 40;
    private const int LongestName = 1024;

    /// <exception cref="ModelFormatException">The tree, a list or the heap is not sound.</exception>
    public static List<Hdf5Link> Read(Hdf5Source file, Hdf5SymbolTable table)
    {
        Hdf5Bytes heap = new(file, table.Heap, 32, "the names of a group");
        heap.Expect("HEAP", "the names of a group");
        heap.Skip(4);
        (long size, _, long names) = (heap.Address(), heap.Address(), heap.Address());
        Walk walk = new(file, names, size);
        walk.Node(table.Tree, expectedLevel: null, 0);
        walk.CheckSiblings();
        return walk.Links;
    }

    /// <summary>The rest of an entry behind the address of its object.</summary>
    /// <param name="file">The file.</param>
    /// <param name="bytes">The entry.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="kind">0: it leads to an object, 1: it is a symbolic link.</param>
    /// <returns>The symbol table of the object, where the entry tells of it.</returns>
    public static Hdf5SymbolTable? ReadScratch(Hdf5Source file, Hdf5Bytes bytes, string name, out int kind)
    {
        uint cache = bytes.UInt32();
        bytes.Skip(4);
        Hdf5SymbolTable scratch = new(bytes.Address(), bytes.Address());
        kind = cache == 2 ? 1 : 0;
        return cache switch
        {
            0 or 2 => null,
            1 => scratch,
            _ => throw file.Broken(null, $"the link {Printable.Quote(name)} is of the unknown kind {cache}"),
        };
    }

    private sealed class Walk(Hdf5Source file, long names, long namesLength)
    {
        private readonly HashSet<long> _nodes = [];
        private readonly List<long> _siblings = [];

        public List<Hdf5Link> Links { get; } = [];

        public void Node(long address, int? expectedLevel, int depth)
        {
            if (!_nodes.Add(address) || _nodes.Count > MostNodes || depth > MostDepth)
            {
                throw file.Broken(address, $"the tree of a group's links leads in a circle");
            }

            Hdf5Bytes head = new(file, address, 24, "a node of a group's links");
            head.Expect("TREE", "a node of a group's links");
            int type = head.Byte();
            int level = head.Byte();
            int count = head.UInt16();
            if (type != 0 || level != (expectedLevel ?? level))
            {
                throw file.Broken(address, $"a node of a group's links has the type {type} and the level {level}");
            }

            _siblings.Add(head.Address());
            _siblings.Add(head.Address());
            Hdf5Bytes children = new(file, address + 24, (2L * sizeof(long) * count) + sizeof(long), "a node of a group's links");
            for (int i = 0; i < count; i++)
            {
                children.Skip(sizeof(long));
                long child = children.Address();
                if (level > 0)
                {
                    Node(child, level - 1, depth + 1);
                }
                else
                {
                    List(child);
                }
            }
        }

        /// <summary>Neighbours are nodes of the same tree, or none.</summary>
        public void CheckSiblings()
        {
            if (_siblings.FirstOrDefault(sibling => sibling != Hdf5Bytes.Undefined && !_nodes.Contains(sibling), Hdf5Bytes.Undefined) is var stray and not Hdf5Bytes.Undefined)
            {
                throw file.Broken(stray, $"a node of a group's links has a neighbour outside its tree");
            }
        }

        private void List(long address)
        {
            if (!_nodes.Add(address) || _nodes.Count > MostNodes)
            {
                throw file.Broken(address, $"the tree of a group's links leads in a circle");
            }

            Hdf5Bytes head = new(file, address, 8, "a list of links");
            head.Expect("SNOD", "a list of links");
            head.Skip(2);
            int count = head.UInt16();
            Hdf5Bytes entries = new(file, address + 8, (long)EntryBytes * count, "a list of links");
            for (int i = 0; i < count; i++)
            {
                string name = Name(entries.Address());
                long target = entries.Address();
                Hdf5SymbolTable? cached = ReadScratch(file, entries, name, out int kind);
                Links.Add(new Hdf5Link(name, kind, target, cached));
            }
        }

        private string Name(long offset)
        {
            if (offset < 0 || offset >= namesLength)
            {
                throw file.Broken(null, $"a name lies outside the names of its group");
            }

            Hdf5Bytes bytes = new(file, names + offset, Math.Min(LongestName, namesLength - offset), "the name of a link");
            return bytes.Text(bytes.Remaining).Split('\0')[0];
        }
    }
}
