namespace ModelGen.Text.Tokenizers;

/// <summary>
/// All tokens that begin at a place in a text, found step by step. The nodes lie level by level, the children of one node side by side in the order of their
/// characters: ten bytes for each. Immutable.
/// </summary>
internal sealed class PieceTrie
{
    /// <summary>The node that every walk begins with.</summary>
    public const int Root = 0;

    // A walk takes as many steps as the longest token has characters, at each place of a text: longer ones would make encoding quadratic.
    private const int LongestToken = 512;
    private const long MostCharacters = 16L << 20;

    private readonly char[] _labels;        // of each node, the character that leads to it
    private readonly int[] _children;       // of each node, its first child; they end where those of the next node begin
    private readonly int[] _values;         // of each node, the token that ends there, or -1

    /// <summary>A trie of tokens, of which none is empty and none appears twice.</summary>
    /// <exception cref="ModelFormatException">A token is too long, or all of them are together.</exception>
    public PieceTrie(string file, IEnumerable<(string Text, int Id)> tokens)
    {
        (string Text, int Id)[] sorted = [.. tokens];
        Check(file, sorted);
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Text, right.Text));
        var labels = new List<char> { '\0' };
        var children = new List<int>();
        var values = new List<int>();
        var waiting = new Queue<(int Start, int End, int Depth)>([(0, sorted.Length, 0)]);
        while (waiting.TryDequeue(out (int Start, int End, int Depth) node))
        {
            int start = node.Start;
            bool ends = start < node.End && sorted[start].Text.Length == node.Depth;
            values.Add(ends ? sorted[start++].Id : -1);
            children.Add(labels.Count);
            while (start < node.End)
            {
                char label = sorted[start].Text[node.Depth];
                int end = start + 1;
                while (end < node.End && sorted[end].Text[node.Depth] == label)
                {
                    end++;
                }

                labels.Add(label);
                waiting.Enqueue((start, end, node.Depth + 1));
                start = end;
            }
        }

        children.Add(labels.Count);
        _labels = [.. labels];
        _children = [.. children];
        _values = [.. values];
    }

    /// <summary>The node behind a character, or -1.</summary>
    public int Next(int node, char character)
    {
        int low = _children[node];
        int high = _children[node + 1] - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (_labels[middle] < character)
            {
                low = middle + 1;
            }
            else if (_labels[middle] > character)
            {
                high = middle - 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }

    /// <summary>The token that ends at a node, or -1.</summary>
    public int ValueAt(int node) => _values[node];

    /// <summary>The longest token that a text begins with, or -1.</summary>
    public int Longest(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        int found = -1;
        int node = Root;
        for (int i = 0; i < text.Length && (node = Next(node, text[i])) >= 0; i++)
        {
            if (_values[node] >= 0)
            {
                found = _values[node];
                length = i + 1;
            }
        }

        return found;
    }

    private static void Check(string file, (string Text, int Id)[] tokens)
    {
        long characters = 0;
        foreach ((string text, int id) in tokens)
        {
            if (text.Length > LongestToken)
            {
                throw new ModelFormatException(file, null, $"the token {id} has {text.Length:N0} characters, and it may have {LongestToken}");
            }

            characters += text.Length;
        }

        if (characters > MostCharacters)
        {
            throw new ModelFormatException(file, null, $"its tokens have {characters:N0} characters together; they may have {MostCharacters:N0}");
        }
    }
}
