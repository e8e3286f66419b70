using System.Runtime.InteropServices;

namespace ModelGen.Runtime;

/// <summary>
/// Where the recurrent layers of each sentence stopped, for sessions that go on from there: <c>[layers × 2 directions × sentences × (CellSize +
/// Projection)]</c>.
/// </summary>
public sealed unsafe class LstmStates : IDisposable
{
    private readonly NativeBuffer _memory;
    private readonly int _sentences;
    private readonly int _cellSize;
    private readonly int _projection;

    /// <summary>Takes the memory; every state is zero.</summary>
    /// <param name="layers">Layers of each direction.</param>
    /// <param name="cellSize">Floats of a cell.</param>
    /// <param name="projection">Floats of an output.</param>
    /// <param name="sentences">Sentences that are read side by side.</param>
    public LstmStates(int layers, int cellSize, int projection, int sentences)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(projection);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sentences);
        _sentences = sentences;
        _cellSize = cellSize;
        _projection = projection;
        _memory = new NativeBuffer(checked(2L * layers * sentences * ((long)cellSize + projection) * sizeof(float)));
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    /// <summary>Forgets everything.</summary>
    internal void Clear() => NativeMemory.Clear(_memory.Pointer, (nuint)_memory.Length);

    /// <summary>The cell of a sentence, <c>[CellSize]</c>.</summary>
    internal Span<float> Cell(int layer, LstmDirection direction, int sentence) => new(Part(layer, direction, sentence), _cellSize);

    /// <summary>The output of a sentence, <c>[Projection]</c>.</summary>
    internal Span<float> Hidden(int layer, LstmDirection direction, int sentence) => new(Part(layer, direction, sentence) + _cellSize, _projection);

    private float* Part(int layer, LstmDirection direction, int sentence) =>
        _memory.Floats + (((((nint)layer * 2) + (int)direction) * _sentences) + sentence) * (_cellSize + _projection);
}
