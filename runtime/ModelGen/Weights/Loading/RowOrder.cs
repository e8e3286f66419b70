namespace ModelGen.Runtime;

/// <summary>
/// Where the rows of a query or key projection come from when the file pairs the rows of a head in another way than the forward pass: in halves, a head of n
/// rotated rows holds the two elements of pair i at i and i + n/2; interleaved at 2i and 2i + 1.
/// </summary>
/// <remarks>
/// llama.cpp's converter makes interleaved rows of Hugging Face's halves for its <c>llama</c> architecture (<c>LlamaModel.permute</c>); this undoes or repeats
/// it.
/// </remarks>
internal sealed class RowOrder
{
    private readonly int _headRows;
    private readonly int _rotatedRows;
    private readonly RotaryPairing _file;

    private RowOrder(int headRows, int rotatedRows, RotaryPairing file)
    {
        _headRows = headRows;
        _rotatedRows = rotatedRows;
        _file = file;
    }

    /// <summary>The order for a tensor; null when its rows stay as they are.</summary>
    public static RowOrder? For(ManifestTensor tensor, RotaryPairing? file, RotaryPairing wanted) =>
        tensor.RotaryHeads > 0 && file is { } pairing && pairing != wanted
            ? new RowOrder(tensor.Shape[0] / tensor.RotaryHeads, tensor.RotarySize, pairing)
            : null;

    /// <summary>The row of the file that becomes a row of the weights.</summary>
    public int Source(int row)
    {
        int inHead = row % _headRows;
        if (inHead >= _rotatedRows)
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
