namespace ModelGen.Text.Tokenizers;

/// <summary>How a SentencePiece model makes pieces of text; the numbers are the file's.</summary>
internal enum SentencePieceKind
{
    /// <summary>The pieces with the highest sum of scores.</summary>
    Unigram = 1,

    /// <summary>Merges by score.</summary>
    BytePairs = 2,
}
