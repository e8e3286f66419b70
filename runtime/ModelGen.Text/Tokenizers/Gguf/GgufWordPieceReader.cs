namespace ModelGen.Text.Tokenizers;

/// <summary>
/// WordPiece in a GGUF file (llama-vocab.cpp, <c>llm_tokenizer_wpm</c>). The file writes a token that begins a word with a <c>▁</c> before it and one that
/// continues a word as it is; here they are written as everywhere else, <c>the</c> and <c>##ing</c>.
/// </summary>
internal static class GgufWordPieceReader
{
    /// <exception cref="ModelFormatException">The vocabulary is broken, or lacks a token that it needs.</exception>
    public static Tokenizer Read(GgufFile file, TokenizerOptions options)
    {
        PieceTable pieces = GgufPieces.Read(file);
        Vocabulary vocabulary = Vocabulary.Create(file.Path, [.. Enumerable.Range(0, pieces.Count).Select(id => (Written(pieces[id]), id))]);
        int unknown = Required(file, vocabulary, GgufPieces.Id(file, pieces, "unknown"), WordPieceReader.Unknown);
        int first = Required(file, vocabulary, GgufPieces.Id(file, pieces, "cls") ?? GgufPieces.Id(file, pieces, "bos"), "[CLS]");
        int separator = Required(file, vocabulary, Separator(file, pieces), "[SEP]");
        var parts = new Pipeline(
            file.Path,
            new GgufBertNormalizer(),
            GgufPieces.InText(pieces, options),
            new CharacterPreTokenizer(CodePointSet.WhiteSpace, SplitBehaviour.Removed),
            new WordPieceModel(file.Path, vocabulary, unknown, WordPieceReader.Prefix, longestWord: int.MaxValue),
            TemplatePostProcessor.Bert(first, separator),
            new WordPieceDecoder(WordPieceReader.Prefix, cleanup: true));
        return new PipelineTokenizer(parts, tokenizer => GgufPieces.Special(file, pieces, tokenizer, first, end: null), GgufPieces.Hidden(pieces));
    }

    private static string Written(ScoredPiece piece)
    {
        string text = piece.Text;
        bool whole = piece.Kind != PieceKind.Normal || (text[0] == '[' && text[^1] == ']');
        return whole ? text
            : text.StartsWith(SentencePieceNormalizer.Space, StringComparison.Ordinal) ? text[SentencePieceNormalizer.Space.Length..]
            : WordPieceReader.Prefix + text;
    }

    // The key is misspelt in the format.
    private static int? Separator(GgufFile file, PieceTable pieces) =>
        GgufPieces.Id(file, pieces, "seperator") ?? GgufPieces.Id(file, pieces, "separator") ?? GgufPieces.Id(file, pieces, "eos");

    private static int Required(GgufFile file, Vocabulary vocabulary, int? id, string token) => (id ?? vocabulary.IdOf(token)) is >= 0 and int found
        ? found
        : throw new ModelFormatException(file.Path, null, $"its vocabulary does not say which token is '{token}' and has none of this name");
}
