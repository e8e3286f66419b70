namespace ModelGen.Text.Tokenizers;

/// <summary>The parts of a tokenizer in the order in which text passes through them, and back.</summary>
/// <param name="File">The file that they come from, for messages.</param>
/// <param name="Normalizer">Rewrites text.</param>
/// <param name="AddedTokens">Tokens that are cut out of the text first.</param>
/// <param name="PreTokenizer">Cuts text into pieces.</param>
/// <param name="Model">Turns a piece into tokens.</param>
/// <param name="PostProcessor">Adds special tokens.</param>
/// <param name="Decoder">Turns tokens back into text; without one they are joined by spaces.</param>
internal sealed record Pipeline(
    string File, Normalizer? Normalizer, IReadOnlyList<AddedToken> AddedTokens, PreTokenizer? PreTokenizer, TokenModel Model,
    PostProcessor? PostProcessor, TokenDecoder? Decoder);
