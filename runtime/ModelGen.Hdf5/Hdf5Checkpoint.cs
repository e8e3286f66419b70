using PureHDF;
using PureHDF.VOL.Native;

namespace ModelGen.Runtime;

/// <summary>The datasets of an HDF5 file by their paths, and the configuration beside it.</summary>
internal sealed class Hdf5Checkpoint : Checkpoint
{
    // A checkpoint has some fifty datasets, five groups deep.
    private const int MostObjects = 20_000;
    private const int MostDepth = 16;

    private readonly Dictionary<string, IH5Dataset> _datasets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredTensor> _tensors = new(StringComparer.Ordinal);
    private readonly ModelFile _file;
    private readonly GuardedStream? _stream;
    private readonly NativeFile? _content;
    private readonly ConfigurationFile? _configuration;
    private int _objects;

    /// <summary>Opens a file and lists its datasets.</summary>
    /// <param name="path">The file.</param>
    /// <param name="configuration">The configuration beside it, or null.</param>
    /// <exception cref="ModelFormatException">One of the files is broken.</exception>
    public Hdf5Checkpoint(string path, string? configuration)
    {
        _file = ModelFile.Open(path);
        try
        {
            _configuration = configuration is null ? null : new ConfigurationFile(configuration);

            // The library follows symbolic links without a limit: it gets no file that has any.
            Hdf5Links.Check(_file);
            _stream = new GuardedStream(path);
            _content = Guard(() => H5File.Open(_stream, leaveOpen: true));
            Guard(() => List(_content, "", 0));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override string Path => _file.Path;

    public override IReadOnlyDictionary<string, StoredTensor> Tensors => _tensors;

    public override string SupportedTypes => "32-bit floating point in one piece";

    public override string NameOf(ManifestTensor tensor, ModelManifest manifest) => tensor.Name;

    public override FusedRows? FusedRowsOf(ManifestTensor tensor) => null;

    public override RotaryPairing? PairingFor(ModelManifest manifest) => manifest.Pairing;

    public override object? FindSetting(SettingRule rule, out string? where)
    {
        where = null;
        return _configuration?.Find(rule, out where);
    }

    public override object? WhenAbsent(SettingRule rule) => rule.WhenAbsent;

    /// <summary>Reads a tensor whose shape and type were compared with the declaration.</summary>
    /// <exception cref="ModelFormatException">Its elements are not in the file.</exception>
    public float[] Read(ManifestTensor tensor)
    {
        StoredTensor stored = _tensors[tensor.Name];
        return Guard(() =>
        {
            if (stored.Bytes > _file.Length)
            {
                throw Broken($"dataset {Printable.Quote(stored.Name)} takes {stored.Bytes:N0} bytes, and the file has {_file.Length:N0}");
            }

            long before = _stream!.BytesRead;
            float[] elements = _datasets[stored.Name].Read<float[]>();

            // Elements of another file, to which a link can lead, or none at all, which read as zeros.
            if (elements.Length != tensor.Elements || _stream.BytesRead - before < stored.Bytes)
            {
                throw Broken($"the elements of dataset {Printable.Quote(stored.Name)} are not in this file");
            }

            return elements;
        });
    }

    public override void Dispose()
    {
        _content?.Dispose();
        _stream?.Dispose();
        _configuration?.Dispose();
        _file.Dispose();
    }

    private int List(IH5Group group, string prefix, int depth)
    {
        if (depth > MostDepth)
        {
            throw Broken($"its groups lie more than {MostDepth} deep");
        }

        foreach (IH5Object child in group.Children())
        {
            if (++_objects > MostObjects)
            {
                throw Broken($"it has more than {MostObjects:N0} groups and datasets");
            }

            string name = prefix + child.Name;
            if (child is IH5Group inner)
            {
                List(inner, name + "/", depth + 1);
            }
            else if (child is IH5Dataset dataset)
            {
                Add(name, dataset);
            }
        }

        return _objects;
    }

    private void Add(string name, IH5Dataset dataset)
    {
        ulong[] sizes = dataset.Space.Dimensions;
        long elements = 1;
        foreach (ulong size in sizes)
        {
            elements = checked(elements * (long)Math.Min(size, long.MaxValue));
        }

        bool isFloat = dataset.Type is { Class: H5DataTypeClass.FloatingPoint, Size: sizeof(float) };
        bool isWhole = dataset.Layout.Class == H5DataLayoutClass.Contiguous;
        string type = $"{dataset.Type.Class} of {8L * dataset.Type.Size} bits, {dataset.Layout.Class}";
        long[] shape = [.. sizes.Select(size => (long)Math.Min(size, long.MaxValue))];
        StoredTensor tensor = new(name, shape, isFloat && isWhole ? WeightType.F32 : null, type, _file, 0, checked(elements * dataset.Type.Size));
        if (!_tensors.TryAdd(name, tensor))
        {
            throw Broken($"it has {Printable.Quote(name)} twice");
        }

        _datasets.Add(name, dataset);
    }

    private ModelFormatException Broken(FormattableString rule) => _file.Broken(null, rule);

    /// <summary>Whatever the reader throws at a file that lies, it is the file's fault.</summary>
    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not ModelFormatException)
        {
            throw new ModelFormatException(Path, null, $"it cannot be read as HDF5: {exception.Message}", exception);
        }
    }
}
