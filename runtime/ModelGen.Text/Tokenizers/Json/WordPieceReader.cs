namespace ModelGen.Text.Tokenizers;

/// <summary>Reads a WordPiece vocabulary.</summary>
internal static class WordPieceReader
{
    public const string Unknown = "[UNK]";
    public const string Prefix = "##";
    public const int LongestWord = 100;

    public static TokenModel Read(JsonEntry entry)
    {
        Vocabulary vocabulary = Vocabulary.Create(entry.File, [.. entry.Require("vocab").Members().Select(member => (member.Name, member.Value.Count32()))]);
        string unknown = entry.Find("unk_token")?.String() ?? Unknown;
        return new WordPieceModel(
            entry.File,
            vocabulary,
            vocabulary.IdOf(unknown) is >= 0 and int id ? id : throw entry.Error($"needs the token '{unknown}', which the vocabulary does not have"),
            entry.Find("continuing_subword_prefix")?.String() ?? Prefix,
            entry.Find("max_input_chars_per_word")?.Count32() ?? LongestWord);
    }
}
