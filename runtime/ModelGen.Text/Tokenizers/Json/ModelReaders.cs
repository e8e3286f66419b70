namespace ModelGen.Text.Tokenizers;

/// <summary>The models of <c>tokenizer.json</c>.</summary>
internal static class ModelReaders
{
    public static readonly ComponentTable<TokenModel> Table = new("model", new Dictionary<string, Func<JsonEntry, TokenModel>>
    {
        ["BPE"] = BpeReader.Read,
        ["Unigram"] = UnigramReader.Read,
        ["WordPiece"] = WordPieceReader.Read,
    });

    /// <summary>Reads the model. Files of old leave the type of a BPE model out.</summary>
    public static TokenModel Read(JsonEntry entry) =>
        entry.Find("type") is null && entry.Find("merges") is not null ? BpeReader.Read(entry) : Table.Read(entry);
}
