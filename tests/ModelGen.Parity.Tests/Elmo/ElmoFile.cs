using PureHDF;

namespace ModelGen.Parity.Tests;

/// <summary>A checkpoint of random weights for a declaration, written as HDF5, and changed at will before that.</summary>
internal sealed class ElmoFile
{
    private readonly Dictionary<string, (object Data, ulong[] Shape, uint[]? Chunks)> _datasets = new(StringComparer.Ordinal);

    public ElmoFile(ModelManifest manifest, int seed)
    {
        Random random = new(seed);
        foreach (ManifestTensor tensor in manifest.Tensors)
        {
            TensorPattern pattern = manifest.Patterns.First(one => one.Role == tensor.Role && one.IsBias == tensor.IsBias && (one.Layers is null || one.Layers.Contains(tensor.Layer)));
            IEnumerable<int> shape = pattern.Transposed ? tensor.Shape.Reverse() : tensor.Shape;
            float[] data = new float[tensor.Elements];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = (random.NextSingle() - 0.5f) * 1.5f;
            }

            Weights[tensor.Name] = data;
            _datasets[tensor.Name] = (data, [.. shape.Select(size => (ulong)size)], null);
        }
    }

    public Dictionary<string, float[]> Weights { get; } = new(StringComparer.Ordinal);

    public void Set(string name, object data, ulong[] shape, uint[]? chunks = null) => _datasets[name] = (data, shape, chunks);

    public void Remove(string name) => _datasets.Remove(name);

    public string Write(string path, bool compact = false)
    {
        H5File file = [];
        foreach ((string name, (object data, ulong[] shape, uint[]? chunks)) in _datasets)
        {
            H5Group group = file;
            string[] parts = name.Split('/');
            foreach (string part in parts[..^1])
            {
                if (!group.TryGetValue(part, out object? inner))
                {
                    group[part] = inner = new H5Group();
                }

                group = (H5Group)inner;
            }

            group[parts[^1]] = new H5Dataset(data, chunks: chunks, fileDims: shape);
        }

        file.Write(path, new H5WriteOptions(PreferCompactDatasetLayout: compact));
        return path;
    }
}

/// <summary>A folder that goes with its test.</summary>
internal sealed class ElmoFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elmo");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
