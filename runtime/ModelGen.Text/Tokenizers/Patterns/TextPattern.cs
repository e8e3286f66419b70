using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// What a <c>tokenizer.json</c> calls a pattern: a literal text or a regular expression. Works on code points, with Unicode's properties, whatever the
/// machine's culture.
/// </summary>
internal sealed class TextPattern
{
    private readonly string? _literal;
    private readonly PatternProgram? _program;
    private readonly string _file;
    private readonly string _source;

    private TextPattern(string file, string source, string? literal, PatternProgram? program)
    {
        _file = file;
        _source = source;
        _literal = literal;
        _program = program;
    }

    /// <summary>A pattern that matches exactly this text, which is not empty.</summary>
    public static TextPattern Literal(string text) => new("", text, text, null);

    /// <summary>A regular expression in Oniguruma's syntax.</summary>
    /// <exception cref="ModelFormatException">It is broken, or uses something that is not supported.</exception>
    public static TextPattern Regex(string pattern, string file)
    {
        try
        {
            return new TextPattern(file, pattern, null, PatternCompiler.Compile(pattern));
        }
        catch (PatternSyntaxException problem)
        {
            throw new ModelFormatException(file, null, problem.Message);
        }
    }

    /// <summary>Collects the matches in a text, from left to right, as start and end; empty ones too.</summary>
    /// <exception cref="ModelFormatException">The expression backtracks without end on this text.</exception>
    public void FindAll(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        matches.Clear();
        if (_program is null)
        {
            FindLiteral(text, matches);
            return;
        }

        try
        {
            FindExpression(text, matches);
        }
        catch (PatternLimitException)
        {
            throw new ModelFormatException(_file, null, $"the pattern '{_source}' backtracks without end on a text of {text.Length} characters");
        }
    }

    /// <summary>The text with every match replaced.</summary>
    public string Replace(string text, string replacement)
    {
        if (_literal is not null)
        {
            return text.Replace(_literal, replacement, StringComparison.Ordinal);
        }

        var matches = new List<(int Start, int End)>();
        FindAll(text, matches);
        if (matches.Count == 0)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        int position = 0;
        foreach ((int start, int end) in matches)
        {
            builder.Append(text, position, start - position).Append(replacement);
            position = end;
        }

        return builder.Append(text, position, text.Length - position).ToString();
    }

    private void FindLiteral(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        int start = 0;
        while (text[start..].IndexOf(_literal, StringComparison.Ordinal) is >= 0 and int found)
        {
            matches.Add((start + found, start + found + _literal!.Length));
            start += found + _literal.Length;
        }
    }

    private void FindExpression(ReadOnlySpan<char> text, List<(int Start, int End)> matches)
    {
        var matcher = new PatternMatcher(_program!, text, []);
        int position = 0;
        int lastEnd = -1;
        while (position <= text.Length)
        {
            int end = matcher.MatchAt(position);

            // An empty match that touches the match before it does not count.
            if (end < 0 || (end == position && end == lastEnd))
            {
                position += position < text.Length ? CodePoints.WidthAt(text, position) : 1;
                continue;
            }

            matches.Add((position, end));
            lastEnd = end;
            position = end;
        }
    }
}
