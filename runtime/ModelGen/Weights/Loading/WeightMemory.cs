namespace ModelGen.Runtime;

/// <summary>The memory that weights lie in: mapped files and owned blocks, given back together.</summary>
internal sealed class WeightMemory : IDisposable
{
    private readonly List<NativeBuffer> _buffers = [];
    private readonly Dictionary<string, MappedFile> _mappings = new(StringComparer.Ordinal);

    /// <summary>A zeroed block.</summary>
    public NativeBuffer Allocate(long bytes)
    {
        NativeBuffer buffer = new(bytes);
        _buffers.Add(buffer);
        HugePages.Advise(buffer);
        return buffer;
    }

    /// <summary>The mapping of a file, made when it is first asked for.</summary>
    public MappedFile Map(ModelFile file)
    {
        if (!_mappings.TryGetValue(file.Path, out MappedFile? mapping))
        {
            _mappings.Add(file.Path, mapping = new MappedFile(file));
        }

        return mapping;
    }

    public void Dispose()
    {
        _buffers.ForEach(buffer => buffer.Dispose());
        foreach (MappedFile mapping in _mappings.Values)
        {
            mapping.Dispose();
        }
    }
}
