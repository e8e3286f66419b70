namespace ModelGen.Text.Tokenizers;

/// <summary>
/// The tokens that are cut out of the text before anything else, and the ids that they bring. Follows the <c>tokenizers</c> library (added_vocabulary.rs): a
/// token that the model
/// knows keeps its id, any other gets the next free one.
/// </summary>
internal sealed class AddedTokens
{
    // What `\w` means where a token must stand alone: Unicode's letters and digits as the Rust library `regex` counts them.
    private static readonly CodePointSet WordCharacters = new([(0x200C, 0x200D)], CategoryMasks.Word | CategoryMasks.ByName["nl"]);

    // All of them together; the search tree takes some forty bytes for each.
    private const long MostCharacters = 4 << 20;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, AddedToken> _tokens = [];
    private readonly HashSet<string> _special = new(StringComparer.Ordinal);
    private readonly TokenTrie _raw = new();
    private readonly TokenTrie _normalized = new();

    /// <exception cref="ModelFormatException">They are too long.</exception>
    public AddedTokens(string file, IReadOnlyList<AddedToken> tokens, Vocabulary vocabulary, Normalizer? normalizer)
    {
        long characters = tokens.Sum(token => (long)token.Content.Length);
        if (characters > MostCharacters)
        {
            throw new ModelFormatException(file, null, $"its added tokens have {characters:N0} characters together; they may have {MostCharacters:N0}");
        }

        int next = vocabulary.Count;
        foreach (AddedToken token in tokens.Where(token => token.Content.Length > 0))
        {
            if (!_ids.TryGetValue(token.Content, out int id))
            {
                id = vocabulary.IdOf(token.Content);
                id = id >= 0 ? id : next;
                next = id >= next ? id + 1 : next;
            }

            _ids[token.Content] = id;
            _tokens[id] = token;
            if (token.Special)
            {
                _special.Add(token.Content);
            }
        }

        Size = _tokens.Count == 0 ? 0 : _tokens.Keys.Max() + 1;
        foreach ((int id, AddedToken token) in _tokens.OrderBy(pair => !pair.Value.Special))
        {
            string content = token.Normalized && normalizer is not null ? normalizer.Normalize(token.Content) : token.Content;
            if (content.Length > 0)
            {
                (token.Normalized ? _normalized : _raw).Add(content, id);
            }
        }
    }

    /// <summary>One more than the highest id.</summary>
    public int Size { get; }

    /// <summary>The special tokens' ids.</summary>
    public IEnumerable<int> Special => _special.Select(content => _ids[content]);

    public int IdOf(string token) => _ids.GetValueOrDefault(token, -1);

    public string? TokenAt(int id) => _tokens.TryGetValue(id, out AddedToken? token) ? token.Content : null;

    public bool IsSpecial(string token) => _special.Contains(token);

    /// <summary>
    /// Cuts text at the tokens that are looked for before (or after) normalization. <paramref name="sections"/> takes ranges with a token or -1.
    /// </summary>
    public void Cut(ReadOnlySpan<char> text, bool normalized, List<(int Start, int End, int Token)> sections)
    {
        TokenTrie trie = normalized ? _normalized : _raw;
        int done = 0;
        for (int i = 0; i < text.Length && !trie.IsEmpty;)
        {
            int id = trie.LongestAt(text, i, out int length);
            if (id < 0)
            {
                i++;
                continue;
            }

            int start = i;
            int end = i + length;
            i = end;
            AddedToken token = _tokens[id];
            if (token.SingleWord && (EndsInWord(text[..start]) || StartsWithWord(text[end..])))
            {
                continue;
            }

            if (token.LeftStrip)
            {
                start = Math.Max(text[..start].TrimEnd().Length, done);
            }

            if (token.RightStrip)
            {
                end = text.Length - text[end..].TrimStart().Length;
            }

            if (done < start)
            {
                sections.Add((done, start, -1));
            }

            sections.Add((start, end, id));
            done = end;
        }

        if (done < text.Length)
        {
            sections.Add((done, text.Length, -1));
        }
    }

    private static bool EndsInWord(ReadOnlySpan<char> text) =>
        !text.IsEmpty && WordCharacters.Contains(CodePoints.At(text, CodePoints.Before(text, text.Length)));

    private static bool StartsWithWord(ReadOnlySpan<char> text) => !text.IsEmpty && WordCharacters.Contains(CodePoints.At(text, 0));
}
