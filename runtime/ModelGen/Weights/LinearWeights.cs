namespace ModelGen.Runtime;

/// <summary>
/// The weights of a linear layer <c>y = W·x + b</c>: <c>W [Rows × Columns]</c> (outputs × inputs), row major, in its storage type, and an optional bias <c>b [Rows]</c>.
/// Also the embedding table, <c>[Vocabulary × Hidden]</c>.
/// </summary>
/// <remarks>A view: its memory belongs to the <c>WeightStore</c> that handed it out. <see cref="Columns"/> is a whole number of the type's blocks.</remarks>
public readonly unsafe struct LinearWeights
{
    internal LinearWeights(byte* data, WeightType type, int rows, int columns, nint rowBytes, float* bias)
    {
        Data = data;
        Type = type;
        Rows = rows;
        Columns = columns;
        RowBytes = rowBytes;
        Bias = bias;
    }

    /// <summary>Storage type of the matrix; the bias is always float32.</summary>
    public WeightType Type { get; }

    /// <summary>Outputs.</summary>
    public int Rows { get; }

    /// <summary>Inputs.</summary>
    public int Columns { get; }

    /// <summary>True when a bias is added.</summary>
    public bool HasBias => Bias is not null;

    /// <summary>First row. In a mapped file it is aligned to the element (F32: 4 bytes, F16 and BF16: 2, blocks: 2) and no more.</summary>
    internal byte* Data { get; }

    /// <summary>Bytes from a row to the next.</summary>
    internal nint RowBytes { get; }

    /// <summary><c>[Rows]</c>, or null.</summary>
    internal float* Bias { get; }
}
