using ModelGen.Kernels;

namespace ModelGen.Runtime;

/// <summary>
/// The weights of a loaded model: owner of the mapped files and the converted copies. Sessions hold a reference each, so that the memory goes when the model
/// and its last session have let go, in any order. Safe to use from several threads.
/// </summary>
public sealed class WeightStore : IDisposable
{
    private readonly WeightTable _table;
    private readonly WeightMemory _memory;
    private int _references = 1;
    private int _disposed;

    internal WeightStore(WeightTable table, WeightMemory memory, WorkerPool workers)
    {
        _table = table;
        _memory = memory;
        Workers = workers;
    }

    /// <summary>The threads that forward passes with these weights share.</summary>
    public WorkerPool Workers { get; }

    /// <summary>Loads a checkpoint that fits a declaration.</summary>
    /// <param name="path">
    /// A directory (<c>config.json</c> with <c>model.safetensors</c> or <c>model.safetensors.index.json</c>, or exactly one <c>.gguf</c>), a
    /// <c>.safetensors</c> file, an index, or a <c>.gguf</c> file. Settings of a <c>config.json</c> beside a <c>.safetensors</c> file are checked too.
    /// </param>
    /// <param name="manifest">What the declaration asks for.</param>
    /// <param name="options">How to load; null: mapped, in the types of the file.</param>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or no weights in the directory.</exception>
    /// <exception cref="DirectoryNotFoundException">Not even the directory of the path is there.</exception>
    /// <exception cref="ModelFormatException">A file is broken.</exception>
    /// <exception cref="ModelMismatchException">The checkpoint is sound but does not fit; every difference at once.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for a copy.</exception>
    public static WeightStore Load(string path, ModelManifest manifest, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(manifest);
        options ??= new LoadOptions();
        using Checkpoint checkpoint = CheckpointLocator.Open(path);
        List<string> differences = ManifestCheck.Compare(checkpoint, manifest);
        if (differences.Count > 0)
        {
            throw new ModelMismatchException(path, manifest.Name, differences);
        }

        WeightMemory memory = new();
        try
        {
            WeightTable table = Fill(checkpoint, manifest, options, new TensorPlacer(memory, manifest, options));
            return new WeightStore(table, memory, options.Workers ?? WorkerPool.Shared);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Random weights for tests and benchmarks: matrices with the deviation 1/√columns, norms near 1, small biases. The same on every machine for the same
    /// manifest and seed.
    /// </summary>
    /// <param name="manifest">What the declaration asks for.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="options">The type of the matrices (F32 unless it says otherwise; one whose rows are not whole blocks of the type stays F32) and the workers; null for the defaults.</param>
    /// <exception cref="InsufficientMemoryException">There is no memory for them.</exception>
    public static WeightStore CreateRandom(ModelManifest manifest, int seed, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        WeightType type = options?.Weights ?? WeightType.F32;
        WeightMemory memory = new();
        try
        {
            WeightTable table = new();
            for (int i = 0; i < manifest.Tensors.Count; i++)
            {
                ManifestTensor tensor = manifest.Tensors[i];
                RandomWeights random = new((ulong)seed, i);
                if (tensor.IsMatrix)
                {
                    table.Add(tensor, random.Matrix(memory, tensor.Fits(type) ? type : WeightType.F32, tensor.Shape[0], tensor.Shape[1]));
                }
                else if (tensor.IsTable)
                {
                    table.Add(tensor, random.Table(memory, tensor.Shape));
                }
                else
                {
                    table.Add(tensor, random.Vector(memory, tensor.Shape[0], tensor.IsBias ? 0 : 1, tensor.IsBias ? 0.02f : 0.1f));
                }
            }

            return new WeightStore(table, memory, options?.Workers ?? WorkerPool.Shared);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>Takes the weights of a checkpoint whose format another assembly reads, element by element.</summary>
    /// <param name="checkpoint">The checkpoint, open.</param>
    /// <param name="manifest">What the declaration asks for.</param>
    /// <param name="options">How to load; null: in float32.</param>
    /// <param name="read">Reads a tensor that fits the declaration.</param>
    /// <exception cref="ModelFormatException">The file is broken.</exception>
    /// <exception cref="ModelMismatchException">The checkpoint is sound but does not fit; every difference at once.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for a copy.</exception>
    internal static WeightStore Copy(Checkpoint checkpoint, ModelManifest manifest, LoadOptions? options, Func<ManifestTensor, float[]> read)
    {
        options ??= new LoadOptions();
        List<string> differences = ManifestCheck.Compare(checkpoint, manifest);
        if (differences.Count > 0)
        {
            throw new ModelMismatchException(checkpoint.Path, manifest.Name, differences);
        }

        WeightMemory memory = new();
        try
        {
            WeightTable table = new();
            TensorCopier copier = new(memory, checkpoint.Path, manifest, options.Weights ?? WeightType.F32);
            LoadProgress progress = new(0, manifest.Tensors.Count, 0, manifest.Tensors.Sum(tensor => tensor.Elements * sizeof(float)));
            foreach (ManifestTensor tensor in manifest.Tensors)
            {
                float[] elements = read(tensor);
                if (tensor.IsMatrix)
                {
                    table.Add(tensor, copier.Matrix(tensor, elements));
                }
                else
                {
                    table.Add(tensor, copier.Vector(elements));
                }

                progress = progress with { Tensors = progress.Tensors + 1, Bytes = progress.Bytes + (tensor.Elements * sizeof(float)) };
                options.Progress?.Report(progress);
            }

            return new WeightStore(table, memory, options.Workers ?? WorkerPool.Shared);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>A matrix, <c>[rows × columns]</c>, with its bias when the manifest has one.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="layer">Its layer; −1 for one that belongs to no layer.</param>
    /// <param name="stack">Which stack of an encoder-decoder has it.</param>
    /// <exception cref="KeyNotFoundException">The manifest has no such matrix.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed of.</exception>
    public LinearWeights Matrix(TensorRole role, int layer = -1, Stack stack = Stack.Both)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return _table.Matrix(role, layer, stack);
    }

    /// <summary>A matrix of each expert of a layer, <c>[experts × rows × columns]</c>, with the biases when the manifest has them.</summary>
    /// <param name="role">What they are for.</param>
    /// <param name="layer">Their layer.</param>
    /// <param name="stack">Which stack of an encoder-decoder has them.</param>
    /// <exception cref="KeyNotFoundException">The manifest has no such experts.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed of.</exception>
    public ExpertWeights Experts(TensorRole role, int layer, Stack stack = Stack.Both)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return new ExpertWeights(_table.Experts(role, layer, stack));
    }

    /// <summary>The token embedding as the matrix of an output layer that has a bias of its own.</summary>
    /// <param name="role">The output layer, of which the manifest has the bias alone.</param>
    /// <exception cref="KeyNotFoundException">The manifest has no such bias.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed of.</exception>
    public LinearWeights TiedMatrix(TensorRole role)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return _table.Matrix(TensorRole.TokenEmbedding, -1, role);
    }

    /// <summary>A norm's gain, as float32.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="layer">Its layer; −1 for one that belongs to no layer.</param>
    /// <param name="stack">Which stack of an encoder-decoder has it.</param>
    /// <exception cref="KeyNotFoundException">The manifest has no such vector.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed of.</exception>
    public VectorWeights Vector(TensorRole role, int layer = -1, Stack stack = Stack.Both)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return _table.Vector(role, layer, stack);
    }

    /// <summary>
    /// Lets go of the owner's reference: nothing new can be taken from the store, and its memory goes with the last session. More calls do nothing.
    /// </summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Release();
        }
    }

    /// <summary>True once <see cref="Dispose"/> was called.</summary>
    internal bool IsDisposed => Volatile.Read(ref _disposed) != 0;

    /// <summary>Takes a reference for a session; false when the store was disposed of.</summary>
    internal bool TryAddReference()
    {
        int references = Volatile.Read(ref _references);
        while (references > 0 && !IsDisposed)
        {
            int seen = Interlocked.CompareExchange(ref _references, references + 1, references);
            if (seen == references)
            {
                return true;
            }

            references = seen;
        }

        return false;
    }

    /// <summary>Gives a reference of <see cref="TryAddReference"/> back.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _memory.Dispose();
        }
    }

    private static WeightTable Fill(Checkpoint checkpoint, ModelManifest manifest, LoadOptions options, TensorPlacer placer)
    {
        WeightTable table = new();
        RotaryPairing? pairing = checkpoint.PairingFor(manifest);
        StoredTensor[] stored = [.. manifest.Tensors.Select(tensor => checkpoint.StoredOf(tensor, manifest))];
        LoadProgress progress = new(0, stored.Length, 0, stored.Sum(tensor => tensor.Bytes));
        for (int i = 0; i < stored.Length; i++)
        {
            ManifestTensor tensor = manifest.Tensors[i];
            RowOrder? order = RowOrder.For(tensor, checkpoint.FusedRowsOf(tensor), pairing, manifest.Pairing);
            try
            {
                if (tensor.IsMatrix)
                {
                    table.Add(tensor, checkpoint.IsTransposed(tensor) ? placer.Turned(stored[i], tensor.Shape[0], order) : placer.Matrix(stored[i], tensor.Shape[0], order));
                }
                else
                {
                    table.Add(tensor, placer.Vector(stored[i], checked((int)tensor.Elements), order, checkpoint.AddedTo(tensor)));
                }
            }
            catch (Exception exception) when (exception is InsufficientMemoryException or IOException)
            {
                string message = $"Tensor {Printable.Quote(stored[i].Name)} of '{stored[i].File.Path}' could not be loaded: {exception.Message}";
                throw exception is IOException ? new IOException(message, exception) : new InsufficientMemoryException(message, exception);
            }

            progress = progress with { Tensors = i + 1, Bytes = progress.Bytes + stored[i].Bytes };
            options.Progress?.Report(progress);
        }

        return table;
    }
}
