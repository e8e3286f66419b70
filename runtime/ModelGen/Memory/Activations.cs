using System.Diagnostics;

namespace ModelGen.Runtime;

/// <summary>
/// A matrix of float32 in native memory, <c>[Rows × Columns]</c>, row major and dense: what flows between the operations of a forward pass, a token a row.
/// </summary>
/// <remarks>A view: it owns nothing and is valid as long as the buffer it was cut from.</remarks>
public readonly unsafe struct Activations
{
    internal Activations(float* data, int rows, int columns)
    {
        Data = data;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The most rows it holds.</summary>
    public int Rows { get; }

    /// <summary>Floats a row.</summary>
    public int Columns { get; }

    /// <summary>First element, aligned to 64 bytes when the view starts a buffer.</summary>
    internal float* Data { get; }

    /// <summary>One row, <c>[Columns]</c>.</summary>
    public Span<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows);
        return new Span<float>(Data + ((nint)row * Columns), Columns);
    }

    /// <summary>The first rows, <c>[rows × Columns]</c>.</summary>
    public Span<float> FirstRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)rows, (uint)Rows);
        return new Span<float>(Data, checked(rows * Columns));
    }

    /// <summary>The rows from <paramref name="row"/> on.</summary>
    public Activations From(int row)
    {
        Debug.Assert((uint)row <= (uint)Rows, "a view stays inside its buffer");
        return new Activations(Data + ((nint)row * Columns), Rows - row, Columns);
    }
}
