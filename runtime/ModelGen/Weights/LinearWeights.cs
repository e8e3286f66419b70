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

    /// <summary>The weights of some of the inputs, as a view: <c>[Rows × count]</c>. The bias goes with the first input.</summary>
    /// <param name="column">The first input; for a type made of blocks a whole number of them.</param>
    /// <param name="count">Inputs; likewise.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such inputs, or blocks would be cut.</exception>
    public LinearWeights Inputs(int column, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)column + count, Columns, nameof(count));
        if (!WeightCodec.Fits(Type, column) || !WeightCodec.Fits(Type, count))
        {
            throw new ArgumentOutOfRangeException(nameof(column), column, $"Blocks of {Type} cannot be cut.");
        }

        nint offset = column == 0 ? 0 : (nint)WeightCodec.RowBytes(Type, column);
        return new LinearWeights(Data + offset, Type, Rows, count, RowBytes, column == 0 ? Bias : null);
    }
}
