namespace ModelGen.Text.Tokenizers;

/// <content>Bracketed classes: ranges, escapes, POSIX names, nested classes and intersections.</content>
internal sealed partial class PatternParser
{
    private CodePointSet Class()
    {
        if (++_depth > DeepestNesting)
        {
            throw Error($"nests deeper than {DeepestNesting}");
        }

        bool negated = Take("^");
        var intersected = new List<CodePointSet>();
        var ranges = new List<(int First, int Last)>();
        var parts = new List<CodePointSet>();
        bool first = true;
        while (first || !Take("]"))
        {
            if (Take("&&"))
            {
                intersected.Add(new CodePointSet(ranges, parts: parts, ignoreCase: _ignoreCase));
                ranges = [];
                parts = [];
            }
            else
            {
                ClassItem(ranges, parts);
            }

            first = false;
        }

        _depth--;
        var last = new CodePointSet(ranges, parts: parts, ignoreCase: _ignoreCase, negated: negated && intersected.Count == 0);
        if (intersected.Count == 0)
        {
            return last;
        }

        intersected.Add(last);
        return new CodePointSet(parts: intersected, intersect: true, negated: negated);
    }

    private void ClassItem(List<(int First, int Last)> ranges, List<CodePointSet> parts)
    {
        if (Take("[:"))
        {
            parts.Add(PosixClass());
            return;
        }

        int codePoint = Next();
        if (codePoint == '[')
        {
            parts.Add(Class());
            return;
        }

        if (codePoint == '\\' && ClassEscape(out codePoint) is { } set)
        {
            parts.Add(set);
            return;
        }

        int last = codePoint;
        if (_position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] is not (']' or '['))
        {
            int hyphen = _position++;
            last = Next();
            if (last == '\\' && ClassEscape(out last) is not null)
            {
                // A range cannot end in a set: the hyphen is itself.
                last = codePoint;
                _position = hyphen;
                ranges.Add(('-', '-'));
                _position++;
            }
        }

        ranges.Add(last >= codePoint ? (codePoint, last) : throw Error("has a range that runs backwards"));
    }

    private CodePointSet? ClassEscape(out int codePoint)
    {
        codePoint = Next();
        if (EscapedSet(codePoint) is { } set)
        {
            return set;
        }

        codePoint = codePoint == 'b' ? '\b' : EscapedCodePoint(codePoint);
        return null;
    }

    private CodePointSet PosixClass()
    {
        bool negated = Take("^");
        int end = _pattern.IndexOf(":]", _position, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Error("has a POSIX class without end");
        }

        string name = _pattern[_position..end];
        _position = end + 2;
        CodePointSet set = NamedSet(name) ?? throw Error($"uses the class [:{name}:], which is not supported,");
        return negated ? Not(set) : set;
    }
}
