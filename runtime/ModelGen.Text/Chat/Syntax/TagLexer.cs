namespace ModelGen.Text.Chat;

/// <summary>Cuts the inside of tags into names, numbers, strings and operators.</summary>
internal sealed class TagLexer(string name, string text, List<Token> tokens)
{
    /// <summary>Longer ones first.</summary>
    private static readonly string[] Operators =
        ["//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";"];

    private int _line = 1;
    private int _lineOf;           // the position that _line belongs to

    /// <summary>Reads a tag up to its end.</summary>
    /// <param name="tag">Where it begins.</param>
    /// <param name="position">Where its inside begins.</param>
    /// <param name="block">Whether it is a block, else it prints.</param>
    /// <returns>Where what follows it begins.</returns>
    public int Read(int tag, int position, bool block)
    {
        tokens.Add(block ? new Token(TokenKind.BlockBegin, "{%", LineOf(tag)) : new Token(TokenKind.PrintBegin, "{{", LineOf(tag)));
        string end = block ? "%}" : "}}";
        int brackets = 0;
        while ((position = SkipSpace(position)) < text.Length)
        {
            // Inside brackets, }} ends two mappings rather than the tag.
            ReadOnlySpan<char> rest = text.AsSpan(position);
            char sign = rest[0] is '-' || (block && rest[0] is '+') ? rest[0] : '\0';
            if (brackets == 0 && rest[(sign == '\0' ? 0 : 1)..].StartsWith(end, StringComparison.Ordinal))
            {
                tokens.Add(new Token(block ? TokenKind.BlockEnd : TokenKind.PrintEnd, end, LineOf(position)));
                position += end.Length + (sign == '\0' ? 0 : 1);
                return block ? Behind(position, sign) : sign == '-' ? SkipSpace(position) : position;
            }

            position = Next(position, ref brackets);
        }

        throw Error(tag, $"the tag that begins here has no '{end}'");
    }

    /// <summary>Where the text behind a block or comment begins.</summary>
    public int Behind(int position, char sign) => sign switch
    {
        '-' => SkipSpace(position),
        '+' => position,
        _ => position < text.Length && text[position] == '\n' ? position + 1 : position,
    };

    public int SkipSpace(int position)
    {
        while (position < text.Length && PythonText.IsSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>The line of a position. Cheap where positions ascend.</summary>
    public int LineOf(int position)
    {
        (_line, _lineOf) = position < _lineOf ? (1, 0) : (_line, _lineOf);
        _line += text.AsSpan(_lineOf, position - _lineOf).Count('\n');
        _lineOf = position;
        return _line;
    }

    public ChatTemplateException Error(int position, string problem) => new(name, LineOf(position), problem);

    private int Next(int position, ref int brackets)
    {
        char first = text[position];
        if (first is '"' or '\'')
        {
            return String(position, first);
        }

        if (char.IsAsciiDigit(first))
        {
            return Number(position);
        }

        if (first == '_' || char.IsLetter(first))
        {
            int end = position + 1;
            while (end < text.Length && (text[end] == '_' || char.IsLetterOrDigit(text[end])))
            {
                end++;
            }

            return Add(TokenKind.Name, position, end);
        }

        foreach (string symbol in Operators)
        {
            if (text.AsSpan(position).StartsWith(symbol, StringComparison.Ordinal))
            {
                brackets += symbol is "(" or "[" or "{" ? 1 : symbol is ")" or "]" or "}" ? -1 : 0;
                return brackets >= 0 ? Add(TokenKind.Operator, position, position + symbol.Length) : throw Error(position, $"'{symbol}' closes a bracket that is not open");
            }
        }

        throw Error(position, $"a name, a number, a string or an operator was expected, not '{first}'");
    }

    private int String(int position, char quote)
    {
        int end = position + 1;
        while (end < text.Length && text[end] != quote)
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            throw Error(position, $"the string that begins here has no {quote} at its end");
        }

        string content = StringEscapes.Read(text.AsSpan(position + 1, end - position - 1))
            ?? throw Error(position, "the string has an escape that is not supported: \\n, \\t, \\xHH, \\uHHHH and their like are");
        tokens.Add(new Token(TokenKind.String, content, LineOf(position)));
        return end + 1;
    }

    private int Number(int position)
    {
        int end = Digits(position);
        TokenKind kind = TokenKind.Integer;

        // After a dot, 1.2 is an index of an index.
        bool index = tokens[^1].Is(TokenKind.Operator, ".");
        if (!index && end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            (kind, end) = (TokenKind.Float, Digits(end + 1));
        }

        if (!index && end < text.Length && text[end] is 'e' or 'E')
        {
            int digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                (kind, end) = (TokenKind.Float, Digits(digits));
            }
        }

        return end - position <= 64 ? Add(kind, position, end) : throw Error(position, "a number has 64 digits at most");
    }

    private int Digits(int position)
    {
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || (text[position] == '_' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]))))
        {
            position++;
        }

        return position;
    }

    private int Add(TokenKind kind, int start, int end)
    {
        string content = text[start..end];
        tokens.Add(new Token(kind, kind is TokenKind.Integer or TokenKind.Float ? content.Replace("_", "", StringComparison.Ordinal) : content, LineOf(start)));
        return end;
    }
}
