namespace ModelGen.Text.Tokenizers;

/// <summary>Makes pieces of normalized text. Immutable.</summary>
internal abstract class PieceFinder
{
    /// <summary>Hands the pieces over, in the order of the text.</summary>
    public abstract void Find(string text, PieceCollector pieces, MergeScratch scratch);
}
