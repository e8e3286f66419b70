using ModelGen.Text.Tokenizers;

namespace ModelGen.Text.Chat;

/// <summary>
/// Cuts a template into text and tags, by the rules of Jinja with <c>trim_blocks</c> and <c>lstrip_blocks</c>, which chat templates are written for
/// (https://jinja.palletsprojects.com/en/stable/templates/#whitespace-control): the line break behind a block or comment and the spaces before one at the
/// beginning of its line are no text; a minus inside a tag takes all white space on its side, a plus keeps it.
/// </summary>
internal sealed class TemplateLexer
{
    private readonly TagLexer _tags;
    private readonly string _text;
    private readonly List<Token> _tokens = [];

    private TemplateLexer(string name, string text)
    {
        // One line break at the end of a file belongs to the file, not to the template.
        _text = CodePoints.Sanitize(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (_text.EndsWith('\n'))
        {
            _text = _text[..^1];
        }

        _tags = new TagLexer(name, _text, _tokens);
    }

    /// <exception cref="ChatTemplateException">A tag, string or comment has no end, or holds what is no token.</exception>
    public static IReadOnlyList<Token> Read(string name, string text)
    {
        var lexer = new TemplateLexer(name, text);
        lexer.ReadAll();
        return lexer._tokens;
    }

    private void ReadAll()
    {
        int position = 0;
        for (int tag = FindTag(position); tag >= 0; tag = FindTag(position))
        {
            char kind = _text[tag + 1];
            char sign = SignAt(tag + 2);
            AddText(position, tag, sign, ownLine: kind != '{');
            int inside = tag + 2 + (sign == '\0' ? 0 : 1);
            position = kind == '#' ? SkipComment(tag, inside)
                : kind == '%' && RawText(inside) is { } raw ? ReadRaw(tag, raw)
                : _tags.Read(tag, inside, block: kind == '%');
        }

        AddText(position, _text.Length, sign: '\0', ownLine: false);
        _tokens.Add(new Token(TokenKind.EndOfTemplate, "", _tags.LineOf(_text.Length)));
    }

    private int FindTag(int position)
    {
        for (int brace = _text.IndexOf('{', position); brace >= 0 && brace + 1 < _text.Length; brace = _text.IndexOf('{', brace + 1))
        {
            if (_text[brace + 1] is '%' or '{' or '#')
            {
                return brace;
            }
        }

        return -1;
    }

    private char SignAt(int position) => position < _text.Length && _text[position] is '-' or '+' ? _text[position] : '\0';

    // What stands before a tag, without the white space that the tag takes.
    private void AddText(int start, int end, char sign, bool ownLine)
    {
        ReadOnlySpan<char> text = _text.AsSpan(start, end - start);
        if (sign == '-')
        {
            text = PythonText.TrimEnd(text);
        }
        else if (sign != '+' && ownLine)
        {
            int line = text.LastIndexOf('\n') + 1;
            bool begins = line > 0 || start == 0 || _text[start - 1] == '\n';
            text = begins && PythonText.TrimEnd(text[line..]).IsEmpty ? text[..line] : text;
        }

        if (!text.IsEmpty)
        {
            _tokens.Add(new Token(TokenKind.Text, text.ToString(), _tags.LineOf(start)));
        }
    }

    private int SkipComment(int tag, int inside)
    {
        int end = _text.IndexOf("#}", inside, StringComparison.Ordinal);
        if (end < 0)
        {
            throw _tags.Error(tag, "the comment that begins here has no '#}'");
        }

        return _tags.Behind(end + 2, end > inside ? _text[end - 1] : '\0');
    }

    // Where the text after {% raw %} begins; null: the block is another one. Unlike any other block it leaves the line break.
    private int? RawText(int inside)
    {
        int position = _tags.SkipSpace(inside);
        if (!_text.AsSpan(position).StartsWith("raw", StringComparison.Ordinal))
        {
            return null;
        }

        position = _tags.SkipSpace(position + 3);
        ReadOnlySpan<char> rest = _text.AsSpan(position);
        return rest.StartsWith("%}", StringComparison.Ordinal) ? position + 2
            : rest.StartsWith("-%}", StringComparison.Ordinal) ? _tags.SkipSpace(position + 3)
            : null;
    }

    private int ReadRaw(int tag, int start)
    {
        for (int end = _text.IndexOf("{%", start, StringComparison.Ordinal); end >= 0; end = _text.IndexOf("{%", end + 2, StringComparison.Ordinal))
        {
            char sign = SignAt(end + 2);
            int name = _tags.SkipSpace(end + 2 + (sign == '\0' ? 0 : 1));
            if (!_text.AsSpan(name).StartsWith("endraw", StringComparison.Ordinal))
            {
                continue;
            }

            int close = _tags.SkipSpace(name + "endraw".Length);
            char closing = SignAt(close);
            close += closing == '\0' ? 0 : 1;
            if (_text.AsSpan(close).StartsWith("%}", StringComparison.Ordinal))
            {
                AddText(start, end, sign, ownLine: true);
                return _tags.Behind(close + 2, closing);
            }
        }

        throw _tags.Error(tag, "the block 'raw' that begins here has no '{% endraw %}'");
    }
}
