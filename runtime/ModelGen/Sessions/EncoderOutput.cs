namespace ModelGen.Runtime;

/// <summary>What one head of an encoder gives, for all texts of a call; nothing where the model has no such head.</summary>
internal sealed class EncoderOutput : IDisposable
{
    private readonly OutputBuffer? _memory;
    private readonly bool _isPerToken;
    private int _rows;

    public EncoderOutput(ManifestHead? head)
    {
        _memory = head is null ? null : new OutputBuffer(head.Outputs, rows: 1);
        _isPerToken = head is { IsPerToken: true };
    }

    public bool IsDeclared => _memory is not null;

    /// <summary>The rows of the last call.</summary>
    public ReadOnlySpan<float> Result => _memory is null ? [] : _memory.Rows.FirstRows(_rows);

    /// <summary>Makes room for a call; what the last one gave is lost.</summary>
    public void Reserve(RaggedBatch texts)
    {
        _rows = 0;
        if (_memory is not null)
        {
            int rows = RowOf(texts, texts.Count);
            _memory.Reserve(rows);
            _rows = rows;
        }
    }

    /// <summary>The rows from those of a text on.</summary>
    public Activations From(RaggedBatch texts, int text) => _memory is null ? default : _memory.Rows.From(RowOf(texts, text));

    public void Dispose() => _memory?.Dispose();

    private int RowOf(RaggedBatch texts, int text) => _isPerToken ? texts.Start(text) : text;
}
