namespace ModelGen.Runtime;

/// <summary>What the header of an object, version 1 or 2, says of links; messages about anything else are left to the library.</summary>
internal sealed class Hdf5ObjectHeader
{
    private const int LinkInfoMessage = 0x02;
    private const int LinkMessage = 0x06;
    private const int GroupInfoMessage = 0x0A;
    private const int ContinuationMessage = 0x10;
    private const int SymbolTableMessage = 0x11;

    // Attributes are what makes a header long; a checkpoint has none.
    private const int MostBlocks = 1000;

    private readonly Hdf5Source _file;
    private readonly Queue<(long Address, long Length)> _blocks = new();
    private readonly List<Hdf5Link> _links = [];

    private Hdf5ObjectHeader(Hdf5Source file) => _file = file;

    /// <summary>True when it is a group's, even one without links.</summary>
    public bool IsGroup { get; private set; }

    /// <summary>The symbol table of a group of the older kind.</summary>
    public Hdf5SymbolTable? SymbolTable { get; private set; }

    /// <summary>The heap of a group with many links.</summary>
    public Hdf5HeapAddress? Heap { get; private set; }

    /// <summary>Links that the header itself holds.</summary>
    public IReadOnlyList<Hdf5Link> Links => _links;

    /// <exception cref="ModelFormatException">It is not sound.</exception>
    public static Hdf5ObjectHeader Read(Hdf5Source file, long address)
    {
        Hdf5ObjectHeader header = new(file);
        byte first = new Hdf5Bytes(file, address, 1, "an object header").Byte();
        if (first == (byte)'O')
        {
            header.ReadSecondVersion(address);
        }
        else
        {
            header.ReadFirstVersion(address);
        }

        return header;
    }

    private void ReadFirstVersion(long address)
    {
        const int Prefix = 16;
        Hdf5Bytes start = new(_file, address, Prefix, "an object header");
        if (start.Byte() is var version and not 1)
        {
            throw _file.Broken(address, $"an object header has version {version}; 1 and 2 are read");
        }

        start.Skip(7);
        _blocks.Enqueue((address + Prefix, start.UInt32()));
        ReadBlocks(bytes =>
        {
            while (bytes.Remaining >= 8)
            {
                int type = bytes.UInt16();
                int size = bytes.UInt16();
                int flags = bytes.Byte();
                bytes.Skip(3);
                ReadMessage(bytes, type, size, flags);
            }
        });
    }

    private void ReadSecondVersion(long address)
    {
        const int Longest = 4 + 2 + 16 + 4 + 8;
        Hdf5Bytes start = new(_file, address, Math.Min(Longest, _file.Length - address), "an object header");
        start.Expect("OHDR", "an object header");
        if (start.Byte() is var version and not 2)
        {
            throw _file.Broken(address, $"an object header has version {version}; 1 and 2 are read");
        }

        int flags = start.Byte();
        start.Skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        long length = start.Number(1 << (flags & 3));
        _blocks.Enqueue((address + start.Position, length));
        int prefix = (flags & 0x04) != 0 ? 6 : 4;
        bool isFirst = true;
        ReadBlocks(bytes =>
        {
            // The first block's length counts its messages alone, the others' their signature and their checksum too.
            int end = isFirst ? 0 : sizeof(uint);
            if (!isFirst)
            {
                bytes.Expect("OCHK", "a part of an object header");
            }

            isFirst = false;
            while (bytes.Remaining - end >= prefix)
            {
                int type = bytes.Byte();
                int size = bytes.UInt16();
                int messageFlags = bytes.Byte();
                bytes.Skip(prefix - 4);
                ReadMessage(bytes, type, size, messageFlags);
            }
        });
    }

    private void ReadBlocks(Action<Hdf5Bytes> read)
    {
        int blocks = 0;
        while (_blocks.TryDequeue(out (long Address, long Length) block))
        {
            if (++blocks > MostBlocks)
            {
                throw _file.Broken(block.Address, $"an object header has more than {MostBlocks:N0} parts");
            }

            read(new Hdf5Bytes(_file, block.Address, block.Length, "a part of an object header"));
        }
    }

    private void ReadMessage(Hdf5Bytes bytes, int type, int size, int flags)
    {
        const int Shared = 2;
        int end = bytes.Position + size;
        if (size > bytes.Remaining)
        {
            throw _file.Broken(null, $"a message of an object header claims {size:N0} bytes and {bytes.Remaining:N0} are left");
        }

        if (type is LinkInfoMessage or LinkMessage or GroupInfoMessage or SymbolTableMessage or ContinuationMessage && (flags & Shared) != 0)
        {
            throw _file.Broken(null, $"what an object header says of links lies elsewhere (a shared message), which is not read");
        }

        IsGroup |= type is LinkInfoMessage or LinkMessage or GroupInfoMessage or SymbolTableMessage;
        switch (type)
        {
            case SymbolTableMessage:
                SymbolTable = SymbolTable is null ? new Hdf5SymbolTable(bytes.Address(), bytes.Address()) : throw Twice("symbol table");
                break;
            case LinkInfoMessage:
                bytes.Skip(1);
                bytes.Skip((bytes.Byte() & 1) != 0 ? 8 : 0);
                Hdf5HeapAddress heap = new(bytes.Address(), bytes.Address());
                Heap = Heap is not null ? throw Twice("heap of links") : heap.Heap == Hdf5Bytes.Undefined ? null : heap;
                break;
            case LinkMessage:
                _links.Add(ReadLink(bytes));
                break;
            case ContinuationMessage:
                _blocks.Enqueue((bytes.Address(), bytes.Address()));
                break;
        }

        if (bytes.Position > end)
        {
            throw _file.Broken(null, $"a message of an object header is longer than it says");
        }

        bytes.Skip(end - bytes.Position);
    }

    /// <summary>A link as a message or a heap holds it.</summary>
    public static Hdf5Link ReadLink(Hdf5Bytes bytes)
    {
        bytes.Skip(1);
        int flags = bytes.Byte();
        int kind = (flags & 0x08) != 0 ? bytes.Byte() : 0;
        bytes.Skip(((flags & 0x04) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0));
        string name = bytes.Text(bytes.Number(1 << (flags & 3)));
        return kind == 0 ? new Hdf5Link(name, kind, bytes.Address(), null) : SkipTarget(bytes, name, kind);
    }

    private static Hdf5Link SkipTarget(Hdf5Bytes bytes, string name, int kind)
    {
        bytes.Skip(bytes.UInt16());
        return new Hdf5Link(name, kind, Hdf5Bytes.Undefined, null);
    }

    private ModelFormatException Twice(string what) => _file.Broken(null, $"a group has more than one {what}");
}
