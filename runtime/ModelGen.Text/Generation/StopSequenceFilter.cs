using System.Text;

namespace ModelGen.Text.Generation;

/// <summary>
/// Lets a text pass, piece by piece, up to the first stop sequence, and holds back what could be the beginning of one. What comes out does not depend on how
/// the text is cut into pieces.
/// </summary>
/// <remarks>
/// Each stop sequence is an automaton that counts how many of its characters the end of the text matches (Knuth, Morris and Pratt 1977): a character costs a
/// step an automaton, whatever was held back. The sequence that is complete first wins, so that no token is generated in vain; of several that end at the same
/// character, the longest.
/// </remarks>
internal sealed class StopSequenceFilter
{
    private readonly string[] _stops;
    private readonly int[][] _borders;    // for each stop and each length of its beginnings, the longest proper beginning that is also its end
    private readonly int[] _matched;      // characters of each stop that the end of the text matches
    private readonly StringBuilder _held = new();

    public StopSequenceFilter(IReadOnlyList<string> stops)
    {
        _stops = [.. stops];
        _borders = [.. _stops.Select(Borders)];
        _matched = new int[_stops.Length];
    }

    /// <summary>The stop sequence that the text came to, or null.</summary>
    public string? Stopped { get; private set; }

    /// <summary>
    /// Takes the next piece and returns what is certain to come before any stop sequence, perhaps nothing. After a stop everything is swallowed.
    /// </summary>
    public string Append(string piece)
    {
        if (Stopped is not null)
        {
            return "";
        }

        if (_stops.Length == 0)
        {
            return piece;
        }

        foreach (char character in piece)
        {
            _held.Append(character);
            Stopped = Advance(character);
            if (Stopped is not null)
            {
                return Release(keep: Stopped.Length, drop: true);
            }
        }

        return Release(_matched.Max(), drop: false);
    }

    /// <summary>Ends the text: what was held back is no stop sequence any more.</summary>
    public string Flush() => Release(keep: 0, drop: true);

    // Moves every automaton by one character; returns the longest stop that this completes.
    private string? Advance(char character)
    {
        string? complete = null;
        for (int i = 0; i < _stops.Length; i++)
        {
            string stop = _stops[i];
            int matched = _matched[i];
            while (matched > 0 && stop[matched] != character)
            {
                matched = _borders[i][matched];
            }

            if (stop[matched] == character)
            {
                matched++;
            }

            _matched[i] = matched;
            if (matched == stop.Length && stop.Length > (complete?.Length ?? 0))
            {
                complete = stop;
            }
        }

        return complete;
    }

    private string Release(int keep, bool drop)
    {
        int released = _held.Length - keep;
        string text = _held.ToString(0, released);
        _held.Remove(0, drop ? _held.Length : released);
        return text;
    }

    private static int[] Borders(string stop)
    {
        int[] borders = new int[stop.Length + 1];
        int border = 0;
        for (int length = 2; length <= stop.Length; length++)
        {
            while (border > 0 && stop[border] != stop[length - 1])
            {
                border = borders[border];
            }

            if (stop[border] == stop[length - 1])
            {
                border++;
            }

            borders[length] = border;
        }

        return borders;
    }
}
