namespace ModelGen.Runtime;

/// <summary>
/// Which rows of a stored tensor become the rows of the weights, where that is not all of them in their order: a part of a fused tensor, and rows of a query or key projection that the file pairs in
/// another way than the forward pass. In halves, a head of n rotated rows holds the two elements of pair i at i and i + n/2; interleaved at 2i and 2i + 1.
/// </summary>
/// <remarks>
/// llama.cpp's converter makes interleaved rows of Hugging Face's halves for its <c>llama</c> architecture (<c>LlamaModel.permute</c>); this undoes or repeats
/// it.
/// </remarks>
internal sealed class RowOrder
{
    private readonly FusedRows? _fused;
    private readonly int _headRows;
    private readonly int _rotatedRows;
    private readonly RotaryPairing? _file;

    private RowOrder(ManifestTensor tensor, FusedRows? fused, RotaryPairing? file)
    {
        _fused = fused;
        _file = file;
        _headRows = file is null ? tensor.Shape[0] : tensor.Shape[0] / tensor.RotaryHeads;
        _rotatedRows = tensor.RotarySize;
        IsContiguous = file is null && (fused is null || fused.Run == tensor.Shape[0]);
    }

    /// <summary>True when the rows lie one after the other, from <c>Source(0)</c> on.</summary>
    public bool IsContiguous { get; }

    /// <summary>The order for a tensor; null when its rows stay as they are.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="fused">Which rows of the stored tensor it is; null: all.</param>
    /// <param name="file">The pairing of the file, or null where none is known.</param>
    /// <param name="wanted">The pairing of the forward pass.</param>
    public static RowOrder? For(ManifestTensor tensor, FusedRows? fused, RotaryPairing? file, RotaryPairing wanted)
    {
        RotaryPairing? pairing = tensor.RotaryHeads > 0 && file != wanted ? file : null;
        return fused is null && pairing is null ? null : new RowOrder(tensor, fused, pairing);
    }

    /// <summary>The row of the file that becomes a row of the weights.</summary>
    public int Source(int row)
    {
        int paired = Pair(row);
        return _fused?.Source(paired) ?? paired;
    }

    private int Pair(int row)
    {
        int inHead = row % _headRows;
        if (_file is null || inHead >= _rotatedRows)
        {
            return row;
        }

        int half = _rotatedRows / 2;
        int source = _file == RotaryPairing.Interleaved
            ? ((inHead % half) * 2) + (inHead / half)
            : ((inHead % 2) * half) + (inHead / 2);
        return row - inHead + source;
    }
}
