namespace ModelGen.Text.Tokenizers;

/// <summary>
/// WordPiece as BERT uses it (Schuster and Nakajima 2012; Devlin et al. 2019, https://aclanthology.org/N19-1423): the longest token that a word begins with,
/// then the longest of the continuing tokens that the rest begins with, and so on. A word that does not come out even, or is too long, is unknown as a whole.
/// </summary>
internal sealed class WordPieceModel : TokenModel
{
    private readonly PieceTrie _first;
    private readonly PieceTrie _continuing;
    private readonly int _unknown;
    private readonly int _longestWord;

    /// <param name="file">The file, for messages.</param>
    /// <param name="vocabulary">All tokens.</param>
    /// <param name="unknown">The id of words that do not come out even.</param>
    /// <param name="prefix">What continuing tokens are written with.</param>
    /// <param name="longestWord">Words with more code points are unknown.</param>
    /// <exception cref="ModelFormatException">A token is too long.</exception>
    public WordPieceModel(string file, Vocabulary vocabulary, int unknown, string prefix, int longestWord)
    {
        Vocabulary = vocabulary;
        _unknown = unknown;
        _longestWord = longestWord;
        (string Text, int Id)[] tokens = [.. vocabulary.Tokens.Where(token => token.Text.Length > 0)];
        _first = new PieceTrie(file, tokens);
        _continuing = new PieceTrie(
            file,
            tokens.Where(token => token.Text.Length > prefix.Length && token.Text.StartsWith(prefix, StringComparison.Ordinal))
                .Select(token => (token.Text[prefix.Length..], token.Id)));
    }

    /// <inheritdoc/>
    public override Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<int> ids, MergeScratch scratch)
    {
        int before = ids.Count;
        ReadOnlySpan<char> rest = text;
        int length = 0;
        int id = IsTooLong(text) ? -1 : _first.Longest(rest, out length);
        while (id >= 0)
        {
            ids.Add(id);
            rest = rest[length..];
            if (rest.IsEmpty)
            {
                return;
            }

            id = _continuing.Longest(rest, out length);
        }

        ids.RemoveRange(before, ids.Count - before);
        ids.Add(_unknown);
    }

    private bool IsTooLong(ReadOnlySpan<char> text)
    {
        if (text.Length <= _longestWord)
        {
            return false;
        }

        int points = 0;
        for (int i = 0; i < text.Length; i += CodePoints.WidthAt(text, i))
        {
            points++;
        }

        return points > _longestWord;
    }
}
