namespace ModelGen.Text.Tokenizers;

/// <summary>Tokens and their ids. Ids may have holes, but not huge ones.</summary>
internal sealed class Vocabulary
{
    // An id may be this many times the number of tokens (plus a few): a file of a few bytes shall not ask for gigabytes.
    private const int MostSpread = 8;
    private const int FreeIds = 4096;

    private const int DirectCharacters = 0x400;

    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly string?[] _tokens;
    private readonly int[] _single = new int[DirectCharacters];       // id of a token of one character, -1 without

    private Vocabulary(Dictionary<string, int> ids, string?[] tokens)
    {
        _ids = ids;
        _tokens = tokens;
        _lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Array.Fill(_single, -1);
        foreach ((string token, int id) in ids)
        {
            LongestToken = Math.Max(LongestToken, token.Length);
            if (token.Length == 1 && token[0] < DirectCharacters)
            {
                _single[token[0]] = id;
            }
        }
    }

    /// <summary>One more than the highest id.</summary>
    public int Size => _tokens.Length;

    /// <summary>Number of tokens.</summary>
    public int Count => _ids.Count;

    /// <summary>The tokens with their ids.</summary>
    public IEnumerable<(string Text, int Id)> Tokens => _ids.Select(entry => (entry.Key, entry.Value));

    /// <summary>The length of the longest token in UTF-16 units.</summary>
    public int LongestToken { get; }

    /// <summary>A vocabulary of a file.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="entries">Tokens with their ids.</param>
    /// <param name="population">The number of tokens of the whole, where the entries are a part.</param>
    /// <exception cref="ModelFormatException">There are no tokens, an id is too high, or two tokens share one; a token appears twice.</exception>
    public static Vocabulary Create(string file, IReadOnlyCollection<(string Token, int Id)> entries, int population = 0)
    {
        if (Math.Max(entries.Count, population) == 0)
        {
            throw new ModelFormatException(file, null, "the vocabulary is empty");
        }

        int size = 0;
        long limit = ((long)MostSpread * Math.Max(entries.Count, population)) + FreeIds;
        foreach ((string token, int id) in entries)
        {
            if (id < 0 || id >= limit)
            {
                throw new ModelFormatException(
                    file, null, $"the token '{token}' has the id {id}, which is far outside of a vocabulary of {entries.Count} tokens");
            }

            size = Math.Max(size, id + 1);
        }

        var ids = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        string?[] tokens = new string?[size];
        foreach ((string token, int id) in entries)
        {
            if (!ids.TryAdd(token, id))
            {
                throw new ModelFormatException(file, null, $"the token '{token}' appears twice, with the ids {ids[token]} and {id}");
            }

            if (tokens[id] is { } other)
            {
                throw new ModelFormatException(file, null, $"the tokens '{other}' and '{token}' share the id {id}");
            }

            tokens[id] = token;
        }

        return new Vocabulary(ids, tokens);
    }

    /// <summary>The id of a token, or -1.</summary>
    public int IdOf(ReadOnlySpan<char> token)
    {
        if (token.Length == 1 && token[0] < DirectCharacters)
        {
            return _single[token[0]];
        }

        return token.Length <= LongestToken && _lookup.TryGetValue(token, out int id) ? id : -1;
    }

    /// <summary>The token of an id, or null where there is none.</summary>
    public string? TokenAt(int id) => (uint)id < (uint)_tokens.Length ? _tokens[id] : null;

    /// <summary>The ids of the 256 byte tokens <c>&lt;0x00&gt;</c> to <c>&lt;0xFF&gt;</c>, -1 where one is missing.</summary>
    public int[] ByteTokens()
    {
        int[] ids = new int[256];
        for (int value = 0; value < ids.Length; value++)
        {
            ids[value] = IdOf($"<0x{value:X2}>");
        }

        return ids;
    }
}
