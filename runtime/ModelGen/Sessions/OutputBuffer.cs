namespace ModelGen.Runtime;

/// <summary>Native memory for what a pass returns, <c>[rows × columns]</c>, which grows when a larger result is asked for.</summary>
internal sealed unsafe class OutputBuffer : IDisposable
{
    private readonly int _columns;
    private NativeBuffer _memory;
    private int _rows;

    public OutputBuffer(int columns, int rows)
    {
        _columns = columns;
        _rows = rows;
        _memory = Allocate(rows);
    }

    /// <summary>All rows that there is room for.</summary>
    public Activations Rows => new(_memory.Floats, _rows, _columns);

    /// <summary>Makes room for so many rows; what they held may be lost.</summary>
    public Activations Reserve(int rows)
    {
        if (rows > _rows)
        {
            NativeBuffer larger = Allocate(rows);
            _memory.Dispose();
            _memory = larger;
            _rows = rows;
        }

        return Rows;
    }

    public void Dispose() => _memory.Dispose();

    private NativeBuffer Allocate(int rows) => new(checked((long)rows * _columns * sizeof(float)));
}
