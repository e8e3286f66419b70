namespace ModelGen.Text.Tokenizers;

/// <summary>Cuts pieces of text into smaller ones, inside of which the model merges. Immutable; stateless between calls.</summary>
internal abstract class PreTokenizer
{
    /// <summary>Cuts every piece of text of <paramref name="source"/>; tokens go over as they are.</summary>
    public virtual void Apply(PieceBuffer source, PieceBuffer target, PipelineScratch scratch)
    {
        target.Clear();
        foreach (ref readonly PieceBuffer.Piece piece in source.Pieces)
        {
            if (piece.Token >= 0)
            {
                target.AddToken(piece.Token);
            }
            else
            {
                Cut(source.TextOf(piece), piece.AtStart, target, scratch);
            }
        }
    }

    /// <summary>Adds the pieces of one text.</summary>
    /// <param name="text">Well-formed, not empty.</param>
    /// <param name="atStart">Whether the original text begins here.</param>
    /// <param name="target">Takes the pieces.</param>
    /// <param name="scratch">Memory to use meanwhile.</param>
    protected abstract void Cut(ReadOnlySpan<char> text, bool atStart, PieceBuffer target, PipelineScratch scratch);
}
