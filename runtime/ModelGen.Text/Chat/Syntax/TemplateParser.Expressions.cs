using System.Globalization;
using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>Expressions, from those that bind least to those that bind most.</summary>
internal sealed partial class TemplateParser
{
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    // Values with commas between them are a tuple.
    private Expression Tuple(bool conditional = true)
    {
        int line = Current.Line;
        List<Expression> items = [];
        bool tuple = false;
        do
        {
            if (tuple && (Current.Kind is TokenKind.BlockEnd or TokenKind.PrintEnd || Is(")")))
            {
                break;
            }

            items.Add(conditional ? Expression() : Or());
            tuple |= Is(",");
        }
        while (Skip(","));
        return tuple ? new SequenceExpression(line, items, SequenceKind.Tuple) : items[0];
    }

    private Expression Expression()
    {
        Deepen();
        Expression value = Or();
        while (IsWord("if"))
        {
            int line = Take().Line;
            Expression test = Or();
            value = new ConditionalExpression(line, test, value, SkipWord("else") ? Expression() : null);
        }

        _depth--;
        return value;
    }

    private Expression Or()
    {
        Expression left = And();
        while (IsWord("or"))
        {
            left = new LogicExpression(Take().Line, left, And(), decides: true);
        }

        return left;
    }

    private Expression And()
    {
        Expression left = Not();
        while (IsWord("and"))
        {
            left = new LogicExpression(Take().Line, left, Not(), decides: false);
        }

        return left;
    }

    private Expression Not()
    {
        if (!IsWord("not"))
        {
            return Comparison();
        }

        int line = Take().Line;
        Deepen();
        Expression operand = Not();
        _depth--;
        return new NotExpression(line, operand);
    }

    private Expression Comparison()
    {
        int line = Current.Line;
        Expression first = Sum();
        List<(string, Expression)> others = [];
        while (true)
        {
            if (Current.Kind == TokenKind.Operator && Comparisons.Contains(Current.Text))
            {
                others.Add((Take().Text, Sum()));
            }
            else if (SkipWord("in"))
            {
                others.Add(("in", Sum()));
            }
            else if (IsWord("not") && Following.Is(TokenKind.Name, "in"))
            {
                _position += 2;
                others.Add(("not in", Sum()));
            }
            else
            {
                return others.Count == 0 ? first : new ComparisonExpression(line, first, others);
            }
        }
    }

    private Expression Sum()
    {
        Expression left = Concatenation();
        while (Is("+") || Is("-"))
        {
            Token symbol = Take();
            left = new ArithmeticExpression(symbol.Line, symbol.Text, left, Concatenation());
        }

        return left;
    }

    private Expression Concatenation()
    {
        int line = Current.Line;
        List<Expression> parts = [Product()];
        while (Skip("~"))
        {
            parts.Add(Product());
        }

        return parts.Count == 1 ? parts[0] : new ConcatenationExpression(line, parts);
    }

    private Expression Product()
    {
        Expression left = Power();
        while (Is("*") || Is("/") || Is("//") || Is("%"))
        {
            Token symbol = Take();
            left = new ArithmeticExpression(symbol.Line, symbol.Text, left, Power());
        }

        return left;
    }

    private Expression Power()
    {
        Expression left = Signed(filters: true);
        while (Is("**"))
        {
            Token symbol = Take();
            left = new ArithmeticExpression(symbol.Line, symbol.Text, left, Signed(filters: true));
        }

        return left;
    }

    private Expression Signed(bool filters)
    {
        Expression value;
        if (Is("-") || Is("+"))
        {
            Token sign = Take();
            Deepen();
            value = new SignExpression(sign.Line, Signed(filters: false), sign.Text == "-");
            _depth--;
        }
        else
        {
            value = Primary();
        }

        value = Suffixes(value);
        return filters ? FiltersAndTests(value) : value;
    }

    private Expression Primary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                _position++;
                return token.Text switch
                {
                    "true" or "True" => new LiteralExpression(token.Line, true),
                    "false" or "False" => new LiteralExpression(token.Line, false),
                    "none" or "None" => new LiteralExpression(token.Line, null),
                    _ => new NameExpression(token.Line, token.Text),
                };
            case TokenKind.String:
                List<string> parts = [];
                while (Current.Kind == TokenKind.String)
                {
                    parts.Add(Take().Text);
                }

                return new LiteralExpression(token.Line, string.Concat(parts));
            case TokenKind.Integer:
                _position++;
                return new LiteralExpression(token.Line, BigInteger.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Float:
                _position++;
                return new LiteralExpression(token.Line, double.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Operator when token.Text is "(" or "[" or "{":
                _position++;
                return token.Text switch { "(" => Parenthesis(token.Line), "[" => List(token.Line), _ => Mapping(token.Line) };
            default:
                throw Error($"a value was expected, not {token}");
        }
    }

    private Expression Parenthesis(int line)
    {
        if (Skip(")"))
        {
            return new SequenceExpression(line, [], SequenceKind.Tuple);
        }

        Expression inside = Tuple();
        Expect(")");
        return inside;
    }

    private SequenceExpression List(int line)
    {
        List<Expression> items = [];
        while (!Skip("]"))
        {
            items.Add(Expression());
            if (!Is("]"))
            {
                Expect(",");
            }
        }

        return new SequenceExpression(line, items, SequenceKind.List);
    }

    private MappingExpression Mapping(int line)
    {
        List<(Expression, Expression)> items = [];
        while (!Skip("}"))
        {
            Expression key = Expression();
            Expect(":");
            items.Add((key, Expression()));
            if (!Is("}"))
            {
                Expect(",");
            }
        }

        return new MappingExpression(line, items);
    }
}
