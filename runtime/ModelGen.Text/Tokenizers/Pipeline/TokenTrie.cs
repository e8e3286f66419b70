namespace ModelGen.Text.Tokenizers;

/// <summary>Finds the longest of many strings that begins at a place.</summary>
internal sealed class TokenTrie
{
    private readonly Dictionary<ulong, int> _edges = [];
    private readonly List<int> _values = [-1];
    private readonly HashSet<char> _firsts = [];

    public bool IsEmpty => _values.Count == 1;

    /// <summary>Adds a string, unless it is there.</summary>
    public void Add(string text, int value)
    {
        int node = 0;
        foreach (char character in text)
        {
            ulong edge = ((ulong)(uint)node << 16) | character;
            if (!_edges.TryGetValue(edge, out int next))
            {
                next = _values.Count;
                _values.Add(-1);
                _edges.Add(edge, next);
            }

            node = next;
        }

        _firsts.Add(text[0]);
        if (_values[node] < 0)
        {
            _values[node] = value;
        }
    }

    /// <summary>The value of the longest string that begins at <paramref name="start"/>, or -1.</summary>
    public int LongestAt(ReadOnlySpan<char> text, int start, out int length)
    {
        length = 0;
        if (!_firsts.Contains(text[start]))
        {
            return -1;
        }

        int value = -1;
        int node = 0;
        for (int i = start; i < text.Length && _edges.TryGetValue(((ulong)(uint)node << 16) | text[i], out node); i++)
        {
            if (_values[node] >= 0)
            {
                value = _values[node];
                length = i + 1 - start;
            }
        }

        return value;
    }
}
