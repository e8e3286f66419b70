using System.Globalization;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Reads a regular expression in Oniguruma's Ruby syntax, which is what <c>tokenizer.json</c> holds, by its documentation
/// (https://github.com/kkos/oniguruma/blob/master/doc/RE). What tokenizers do not need is rejected by name: back references, calls, absent groups, <c>\X</c>.
/// </summary>
internal sealed partial class PatternParser
{
    private const int DeepestNesting = 50;
    private const int MostRepeats = 1000;

    private readonly string _pattern;
    private int _position;
    private int _depth;
    private bool _ignoreCase;
    private bool _extended;        // white space and comments are no part of the pattern
    private bool _dotAll;

    private PatternParser(string pattern) => _pattern = pattern;

    /// <exception cref="PatternSyntaxException">The pattern is broken, or uses something that is not supported.</exception>
    public static PatternNode Parse(string pattern)
    {
        var parser = new PatternParser(CodePoints.Sanitize(pattern));
        PatternNode node = parser.Alternation();
        return parser._position == parser._pattern.Length ? node : throw parser.Error("has an unmatched ')'");
    }

    private bool AtEnd => _position >= _pattern.Length;

    private PatternSyntaxException Error(string problem) => new(_pattern, _position, problem);

    private bool Take(string text)
    {
        if (!_pattern.AsSpan(_position).StartsWith(text, StringComparison.Ordinal))
        {
            return false;
        }

        _position += text.Length;
        return true;
    }

    private int Next()
    {
        if (AtEnd)
        {
            throw Error("ends too early");
        }

        int codePoint = CodePoints.At(_pattern, _position);
        _position += codePoint > char.MaxValue ? 2 : 1;
        return codePoint;
    }

    private PatternNode Alternation()
    {
        if (++_depth > DeepestNesting)
        {
            throw Error($"nests deeper than {DeepestNesting}");
        }

        (bool ignoreCase, bool extended, bool dotAll) = (_ignoreCase, _extended, _dotAll);
        var branches = new List<PatternNode> { Sequence() };
        while (Take("|"))
        {
            branches.Add(Sequence());
        }

        (_ignoreCase, _extended, _dotAll) = (ignoreCase, extended, dotAll);
        _depth--;
        return branches.Count == 1 ? branches[0] : new AlternationNode(branches);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (!AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            if (_extended && SkipExtended())
            {
                continue;
            }

            if (Atom() is { } atom)
            {
                parts.Add(Quantified(atom));
            }
        }

        return parts.Count == 1 ? parts[0] : new SequenceNode(parts);
    }

    private bool SkipExtended()
    {
        if (char.IsWhiteSpace(_pattern[_position]))
        {
            _position++;
            return true;
        }

        if (_pattern[_position] != '#')
        {
            return false;
        }

        int end = _pattern.IndexOf('\n', _position);
        _position = end < 0 ? _pattern.Length : end + 1;
        return true;
    }

    // Null: a comment or a switch of options, which matches nothing by itself.
    private PatternNode? Atom()
    {
        int codePoint = Next();
        switch (codePoint)
        {
            case '(':
                return Group();
            case '[':
                return new SetNode(Class());
            case '.':
                return new SetNode(_dotAll ? new CodePointSet(negated: true) : new CodePointSet([('\n', '\n')], negated: true));
            case '^':
                return new AnchorNode(Anchor.LineStart);
            case '$':
                return new AnchorNode(Anchor.LineEnd);
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                throw Error("repeats nothing");
            default:
                return Literal(codePoint);
        }
    }

    private SetNode Literal(int codePoint) => new(new CodePointSet([(codePoint, codePoint)], ignoreCase: _ignoreCase));

    private PatternNode? Group()
    {
        if (!Take("?"))
        {
            return Closed(Alternation());
        }

        int start = _position;
        switch (Next())
        {
            case ':':
                return Closed(Alternation());
            case '=':
                return Closed(new LookNode(Alternation(), Behind: false, Negative: false));
            case '!':
                return Closed(new LookNode(Alternation(), Behind: false, Negative: true));
            case '>':
                return Closed(new AtomicNode(Alternation()));
            case '#':
                int end = _pattern.IndexOf(')', _position);
                _position = end < 0 ? throw Error("has a comment without end") : end + 1;
                return null;
            case '<' when Take("="):
                return Closed(new LookNode(Alternation(), Behind: true, Negative: false));
            case '<' when Take("!"):
                return Closed(new LookNode(Alternation(), Behind: true, Negative: true));
            case '<':
                int close = _pattern.IndexOf('>', _position);
                _position = close < 0 ? throw Error("has a group name without end") : close + 1;
                return Closed(Alternation());
            default:
                _position = start;
                return Options();
        }
    }

    private PatternNode Closed(PatternNode body) => Take(")") ? body : throw Error("has a group without end");

    // (?i:…), (?i-mx:…), or (?i), which holds up to the end of the group around it.
    private PatternNode? Options()
    {
        (bool ignoreCase, bool extended, bool dotAll) = (_ignoreCase, _extended, _dotAll);
        bool on = true;
        while (true)
        {
            int option = Next();
            switch (option)
            {
                case '-':
                    on = false;
                    break;
                case 'i':
                    _ignoreCase = on;
                    break;
                case 'x':
                    _extended = on;
                    break;
                case 'm':
                    _dotAll = on;
                    break;
                case ':':
                    PatternNode body = Closed(Alternation());
                    (_ignoreCase, _extended, _dotAll) = (ignoreCase, extended, dotAll);
                    return body;
                case ')':
                    return Alternation();
                default:
                    throw Error($"uses a group (? with U+{option:X4}, which is not supported,");
            }
        }
    }

    private PatternNode Quantified(PatternNode body)
    {
        while (!AtEnd)
        {
            (int Least, int Most)? counts = null;
            bool braces = false;
            switch (_pattern[_position])
            {
                case '*':
                    counts = (0, int.MaxValue);
                    break;
                case '+':
                    counts = (1, int.MaxValue);
                    break;
                case '?':
                    counts = (0, 1);
                    break;
                case '{':
                    counts = Braces();
                    braces = true;
                    break;
            }

            if (counts is not (int least, int most))
            {
                return body;
            }

            if (!braces)
            {
                _position++;
            }

            // After {…} a plus is a repetition of its own, and {n}? means zero or n times.
            Greed greed = Greed.Greedy;
            if (braces && least == most && Take("?"))
            {
                body = new RepeatNode(body, least, most, Greed.Greedy);
                (least, most) = (0, 1);
            }
            else if (Take("?"))
            {
                greed = Greed.Lazy;
            }
            else if (!braces && Take("+"))
            {
                greed = Greed.Possessive;
            }

            if (body is LookNode or AnchorNode)
            {
                throw Error("repeats a condition, which is not supported,");
            }

            if (++_depth > DeepestNesting)
            {
                throw Error($"nests deeper than {DeepestNesting}");
            }

            PatternNode repeated = Quantified(new RepeatNode(body, least, most, greed));
            _depth--;
            return repeated;
        }

        return body;
    }

    // Null: the brace is a literal one.
    private (int Least, int Most)? Braces()
    {
        int end = _pattern.IndexOf('}', _position);
        if (end < 0)
        {
            return null;
        }

        ReadOnlySpan<char> inside = _pattern.AsSpan(_position + 1, end - _position - 1);
        int comma = inside.IndexOf(',');
        ReadOnlySpan<char> first = comma < 0 ? inside : inside[..comma];
        ReadOnlySpan<char> second = comma < 0 ? inside : inside[(comma + 1)..];
        if ((first.IsEmpty && second.IsEmpty) || first.ContainsAnyExceptInRange('0', '9') || second.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        int least = first.IsEmpty ? 0 : Count(first);
        int most = second.IsEmpty ? int.MaxValue : Count(second);
        _position = end + 1;
        return least <= most ? (least, most) : throw Error("repeats at least more often than at most");
    }

    private int Count(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= MostRepeats
        ? count
        : throw Error($"repeats more than {MostRepeats} times");
}
