namespace ModelGen.Text.Tokenizers;

/// <summary>What becomes of the matches (delimiters) when a text is cut at them.</summary>
internal enum SplitBehaviour
{
    /// <summary>They fall away.</summary>
    Removed,

    /// <summary>Each is a piece of its own.</summary>
    Isolated,

    /// <summary>Each joins the piece before it.</summary>
    MergedWithPrevious,

    /// <summary>Each joins the piece behind it.</summary>
    MergedWithNext,

    /// <summary>Neighbouring ones are one piece.</summary>
    Contiguous,
}
