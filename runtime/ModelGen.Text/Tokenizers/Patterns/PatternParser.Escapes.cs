using System.Globalization;

namespace ModelGen.Text.Tokenizers;

/// <content>Escapes, inside and outside of brackets.</content>
internal sealed partial class PatternParser
{
    // Han by Unicode's Scripts.txt: the one script that tokenizers ask for by name.
    private static readonly CodePointSet Han = new(
    [
        (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xF900, 0xFA6D), (0xFA70, 0xFAD9), (0x16FE2, 0x16FE3), (0x16FF0, 0x16FF1), (0x20000, 0x2A6DF), (0x2A700, 0x2B739), (0x2B740, 0x2B81D),
        (0x2B820, 0x2CEA1),
        (0x2CEB0, 0x2EBE0), (0x2EBF0, 0x2EE5D), (0x2F800, 0x2FA1D), (0x30000, 0x3134A), (0x31350, 0x323AF),
    ]);

    private static readonly CodePointSet HexDigits = new([('0', '9'), ('A', 'F'), ('a', 'f')]);

    private PatternNode Escape()
    {
        int codePoint = Next();
        switch (codePoint)
        {
            case 'b':
                return new AnchorNode(Anchor.WordBoundary);
            case 'B':
                return new AnchorNode(Anchor.NoWordBoundary);
            case 'A':
                return new AnchorNode(Anchor.TextStart);
            case 'z':
                return new AnchorNode(Anchor.TextEnd);
            case 'Z':
                return new AnchorNode(Anchor.TextEndOrLastNewline);
            case 'R':
                return LineBreak();
            default:
                return EscapedSet(codePoint) is { } set ? new SetNode(set) : Literal(EscapedCodePoint(codePoint));
        }
    }

    // \R: a carriage return with its newline, or any one line break.
    private static AtomicNode LineBreak() => new(new AlternationNode(
    [
        new SequenceNode([new SetNode(new CodePointSet([('\r', '\r')])), new SetNode(new CodePointSet([('\n', '\n')]))]),
        new SetNode(new CodePointSet([(0x0A, 0x0D), (0x85, 0x85), (0x2028, 0x2029)])),
    ]));

    // \s, \p{…} and their like, or null where the escape stands for one code point.
    private CodePointSet? EscapedSet(int codePoint) => codePoint switch
    {
        's' => CodePointSet.WhiteSpace,
        'S' => Not(CodePointSet.WhiteSpace),
        'd' => new CodePointSet(categories: CategoryMasks.DecimalNumber),
        'D' => new CodePointSet(categories: CategoryMasks.DecimalNumber, negated: true),
        'w' => CodePointSet.Word,
        'W' => Not(CodePointSet.Word),
        'h' => HexDigits,
        'H' => Not(HexDigits),
        'p' => Property(negated: false),
        'P' => Property(negated: true),
        _ => null,
    };

    private static CodePointSet Not(CodePointSet set) => new(parts: [set], negated: true);

    private CodePointSet Property(bool negated)
    {
        int end = Take("{") ? _pattern.IndexOf('}', _position) : throw Error("has \\p without a name in braces");
        if (end < 0)
        {
            throw Error("has a property name without end");
        }

        if (Take("^"))
        {
            negated = !negated;
        }

        string name = _pattern[_position..end];
        _position = end + 1;
        CodePointSet set = NamedSet(name) ?? throw Error($"uses the property '{name}', which is not supported,");
        return negated ? Not(set) : set;
    }

    private static CodePointSet? NamedSet(string name)
    {
        string key = string.Concat(name.Where(character => character is not (' ' or '_' or '-'))).ToLowerInvariant();
        return key switch
        {
            "space" or "whitespace" => CodePointSet.WhiteSpace,
            "han" or "script=han" => Han,
            "ascii" => new CodePointSet([(0, 0x7F)]),
            "xdigit" => HexDigits,
            "upper" => new CodePointSet(categories: CategoryMasks.ByName["lu"]),
            "lower" => new CodePointSet(categories: CategoryMasks.ByName["ll"]),
            "alpha" => new CodePointSet(categories: CategoryMasks.Letter | CategoryMasks.Mark),
            "alnum" => new CodePointSet(categories: CategoryMasks.Letter | CategoryMasks.Mark | CategoryMasks.DecimalNumber),
            "punct" => new CodePointSet([('$', '$'), ('+', '+'), ('<', '>'), ('^', '^'), ('`', '`'), ('|', '|'), ('~', '~')], CategoryMasks.Punctuation),
            "blank" => new CodePointSet([('\t', '\t')], CategoryMasks.ByName["zs"]),
            _ => CategoryMasks.ByName.TryGetValue(key, out uint mask) ? new CodePointSet(categories: mask) : null,
        };
    }

    private int EscapedCodePoint(int codePoint)
    {
        switch (codePoint)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'f':
                return '\f';
            case 'v':
                return '\v';
            case 'a':
                return '\a';
            case 'e':
                return 0x1B;
            case '0':
                return 0;
            case 'u':
                return Hexadecimal(4, 4);
            case 'x' when Take("{"):
                int value = Hexadecimal(1, 6);
                return Take("}") ? value : throw Error("has \\x{ without end");
            case 'x':
                return Hexadecimal(1, 2);
            default:
                return char.IsAsciiLetterOrDigit((char)Math.Min(codePoint, char.MaxValue))
                    ? throw Error($"uses \\{(char)codePoint}, which is not supported,")
                    : codePoint;
        }
    }

    private int Hexadecimal(int least, int most)
    {
        int length = 0;
        while (length < most && _position + length < _pattern.Length && char.IsAsciiHexDigit(_pattern[_position + length]))
        {
            length++;
        }

        int value = length < least ? -1 : int.Parse(_pattern.AsSpan(_position, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (value is < 0 or > 0x10FFFF)
        {
            throw Error("has a code point that is none");
        }

        _position += length;
        return value;
    }
}
