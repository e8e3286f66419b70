namespace ModelGen.Runtime;

/// <summary>A checkpoint that is open: its tensors, and the settings it came with.</summary>
internal abstract class Checkpoint : IDisposable
{
    /// <summary>What was opened.</summary>
    public abstract string Path { get; }

    /// <summary>The tensors by name.</summary>
    public abstract IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>The types that matrices may have, for messages.</summary>
    public abstract string SupportedTypes { get; }

    /// <summary>The name that the format uses for a tensor; empty when it has none.</summary>
    public abstract string NameOf(ManifestTensor tensor, ModelManifest manifest);

    /// <summary>Which rows of the stored tensor a tensor is; null: all of them.</summary>
    public abstract FusedRows? FusedRowsOf(ManifestTensor tensor);

    /// <summary>The name that the format uses for the tensors of a pattern, for messages.</summary>
    public virtual string PatternOf(TensorPattern pattern) => pattern.Name;

    /// <summary>The shape of the stored tensor that a tensor is, or is a part of.</summary>
    public IReadOnlyList<int> ShapeOf(ManifestTensor tensor)
    {
        int[] shape = FusedRowsOf(tensor) is { } fused ? [fused.StoredRows, .. tensor.Shape.Skip(1)] : [.. tensor.Shape];
        if (IsTransposed(tensor))
        {
            Array.Reverse(shape);
        }

        shape = IsRow(tensor) ? [1, .. shape] : shape;
        return IsStacked(tensor) ? [tensor.Pattern!.Experts, .. shape] : shape;
    }

    /// <summary>True for an expert's part of a tensor that holds those of all experts.</summary>
    public bool IsStacked(ManifestTensor tensor) => tensor.Pattern is { Experts: > 0 } pattern && !PatternOf(pattern).Contains("{expert}", StringComparison.Ordinal);

    /// <summary>What the file has of a tensor: all of it, or an expert's part.</summary>
    public StoredTensor StoredOf(ManifestTensor tensor, ModelManifest manifest)
    {
        StoredTensor stored = Shaped(Tensors[NameOf(tensor, manifest)], ShapeOf(tensor));
        return IsStacked(tensor) ? stored.Part(tensor.Expert) : stored;
    }

    /// <summary>What the file has, in the shape that is declared, where the format leaves some of it out.</summary>
    public virtual StoredTensor Shaped(StoredTensor stored, IReadOnlyList<int> shape) => stored;

    /// <summary>True for a matrix that the file stores inputs first.</summary>
    public virtual bool IsTransposed(ManifestTensor tensor) => tensor.Transposed;

    /// <summary>True for a vector that the file stores as a matrix of one row.</summary>
    public virtual bool IsRow(ManifestTensor tensor) => tensor.IsRow;

    /// <summary>What is added to each element of a vector: the one that the file has taken away from a norm's weight, or 0.</summary>
    public virtual float AddedTo(ManifestTensor tensor) => tensor.IsLessOne ? 1 : 0;

    /// <summary>How the file pairs the rows of rotated heads, or null when that is not known.</summary>
    public abstract RotaryPairing? PairingFor(ModelManifest manifest);

    /// <summary>
    /// Looks a setting up: <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> or an array of those; null when the file does not
    /// say.
    /// </summary>
    /// <param name="rule">The setting.</param>
    /// <param name="where">Where it was found, or would be, for messages; null when this format does not carry it at all.</param>
    public abstract object? FindSetting(SettingRule rule, out string? where);

    /// <summary>What it means when this format does not say a setting; null when that means nothing.</summary>
    public abstract object? WhenAbsent(SettingRule rule);

    public abstract void Dispose();
}
