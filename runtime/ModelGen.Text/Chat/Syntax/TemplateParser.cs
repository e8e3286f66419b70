using System.Globalization;

namespace ModelGen.Text.Chat;

/// <summary>
/// Reads the language of Jinja templates (https://jinja.palletsprojects.com/en/stable/templates) as far as a chat template may use it: what would read other
/// files or have effects is no part of it.
/// </summary>
internal sealed partial class TemplateParser
{
    private const int DeepestNesting = 64;

    private readonly string _name;
    private readonly IReadOnlyList<Token> _tokens;
    private int _position;
    private int _depth;
    private int _loops;            // around the statement; macros and captured text begin at none

    private TemplateParser(string name, IReadOnlyList<Token> tokens)
    {
        _name = name;
        _tokens = tokens;
    }

    /// <param name="name">How messages call the template.</param>
    /// <param name="text">The template.</param>
    /// <exception cref="ChatTemplateException">It is malformed, or uses what is not supported.</exception>
    public static Block Parse(string name, string text)
    {
        var parser = new TemplateParser(name, TemplateLexer.Read(name, text));
        return parser.Statements();
    }

    private Token Current => _tokens[_position];

    private Token Following => _tokens[Math.Min(_position + 1, _tokens.Count - 1)];

    private ChatTemplateException Error(string problem) => new(_name, Current.Line, problem);

    private Token Take() => _tokens[_position++];

    private bool Is(string symbol) => Current.Is(TokenKind.Operator, symbol);

    private bool IsWord(string word) => Current.Is(TokenKind.Name, word);

    private bool Skip(string symbol) => SkipIf(Is(symbol));

    private bool SkipWord(string word) => SkipIf(IsWord(word));

    private bool SkipIf(bool there)
    {
        _position += there ? 1 : 0;
        return there;
    }

    private void Expect(string symbol)
    {
        if (!Skip(symbol))
        {
            throw Error($"'{symbol}' was expected, not {Current}");
        }
    }

    private void ExpectWord(string word)
    {
        if (!SkipWord(word))
        {
            throw Error($"'{word}' was expected, not {Current}");
        }
    }

    private string ExpectName() => Current.Kind == TokenKind.Name ? Take().Text : throw Error($"a name was expected, not {Current}");

    private void ExpectEnd(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            throw Error($"'{(kind == TokenKind.BlockEnd ? "%}" : "}}")}' was expected, not {Current}");
        }

        _position++;
    }

    private void Deepen()
    {
        if (++_depth > DeepestNesting)
        {
            throw Error($"the template nests deeper than {DeepestNesting}");
        }
    }

    // From the end of a block on, up to one of the words at the beginning of another, which is left to the caller; all of the template where there are none.
    private Block Statements(params ReadOnlySpan<string> ends)
    {
        int start = Current.Line;
        if (!ends.IsEmpty)
        {
            ExpectEnd(TokenKind.BlockEnd);
        }

        List<Statement> statements = [];
        while (Current.Kind != TokenKind.EndOfTemplate)
        {
            if (Current.Kind == TokenKind.BlockBegin && Following.Kind == TokenKind.Name && ends.Contains(Following.Text))
            {
                _position++;
                return new Block(statements);
            }

            Deepen();
            statements.Add(Statement());
            _depth--;
        }

        return ends.IsEmpty ? new Block(statements) : throw Error($"the block of line {start.ToString(CultureInfo.InvariantCulture)} ends without '{ends[^1]}'");
    }

    private Statement Statement()
    {
        Token token = Take();
        switch (token.Kind)
        {
            case TokenKind.Text:
                return new TextStatement(token.Line, token.Text);
            case TokenKind.PrintBegin:
                Expression value = Tuple();
                ExpectEnd(TokenKind.PrintEnd);
                return new PrintStatement(token.Line, value);
            default:
                int line = Current.Line;
                return Block(line, ExpectName());
        }
    }

    private List<(string Name, Expression? Default)> Parameters()
    {
        List<(string Name, Expression? Default)> parameters = [];
        Expect("(");
        while (!Skip(")"))
        {
            if (parameters.Count > 0)
            {
                Expect(",");
            }

            string name = ExpectName();
            Expression? missing = Skip("=") ? Expression() : null;
            if (missing is null && parameters is [.., (_, not null)])
            {
                throw Error($"the parameter '{name}' has no default, and one before it has");
            }

            parameters.Add((name, missing));
        }

        return parameters;
    }

    // The statements of a block whose text goes elsewhere: a loop around it cannot be left from there.
    private Block Captured(string end)
    {
        (int loops, _loops) = (_loops, 0);
        Block body = Body(end);
        _loops = loops;
        return body;
    }

    private Block Body(string end)
    {
        Block body = Statements(end);
        ExpectWord(end);
        ExpectEnd(TokenKind.BlockEnd);
        return body;
    }

    private AssignmentTarget Target()
    {
        List<AssignmentTarget> targets = [];
        bool tuple = false;
        do
        {
            if (targets.Count > 0 && Current.Kind != TokenKind.Name && !Is("("))
            {
                break;
            }

            targets.Add(OneTarget());
            tuple |= Is(",");
        }
        while (Skip(","));
        return tuple ? new TupleTarget(targets) : targets[0];
    }

    private AssignmentTarget OneTarget()
    {
        if (Skip("("))
        {
            Deepen();
            AssignmentTarget inner = Target();
            _depth--;
            Expect(")");
            return inner;
        }

        string name = ExpectName();
        return name is "true" or "false" or "none" or "True" or "False" or "None" ? throw Error($"'{name}' cannot be set")
            : Skip(".") ? new NamespaceTarget(name, ExpectName())
            : new VariableTarget(name);
    }
}
