namespace ModelGen.Runtime;

/// <summary>How a file writes a word and its vector.</summary>
internal abstract class WordFormat
{
    /// <summary>Bytes of the longest word: the C tool cuts words at 100, phrases of others go to some hundred.</summary>
    protected const int LongestWord = 4096;

    /// <summary>Bytes that a word and its vector take at least, with the line feed behind them that the last one may lack.</summary>
    public abstract long LeastBytes { get; }

    /// <summary>Reads the next word and its vector.</summary>
    public abstract void Read(WordList words, int index, Span<float> vector);
}
