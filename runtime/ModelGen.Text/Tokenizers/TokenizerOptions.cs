namespace ModelGen.Text;

/// <summary>How a tokenizer is loaded.</summary>
public sealed record TokenizerOptions
{
    /// <summary>
    /// Whether special tokens that are written out in a text become those tokens, in vocabularies of GGUF files (llama.cpp's <c>parse_special</c>). Without
    /// it they are text like any other, which keeps what users write from ending a turn. A <c>tokenizer.json</c> says itself which tokens are looked for in
    /// text, and SentencePiece never looks for control tokens: both take no notice of this.
    /// </summary>
    public bool ParseSpecialTokens { get; init; }
}
