using System.Globalization;
using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>What follows a value: attributes, items, calls, filters and tests.</summary>
internal sealed partial class TemplateParser
{
    /// <summary>Words that go on with an expression rather than being the argument of a test.</summary>
    private static readonly string[] NoArguments = ["else", "or", "and", "is", "if", "in", "not", "recursive"];

    private Expression Suffixes(Expression value)
    {
        while (true)
        {
            int line = Current.Line;
            if (Skip("."))
            {
                value = Current.Kind == TokenKind.Integer
                    ? new ItemExpression(line, value, new LiteralExpression(line, BigInteger.Parse(Take().Text, CultureInfo.InvariantCulture)))
                    : new AttributeExpression(line, value, ExpectName());
            }
            else if (Skip("["))
            {
                value = Subscript(line, value);
            }
            else if (Is("("))
            {
                value = new CallExpression(line, value, Arguments());
            }
            else
            {
                return value;
            }
        }
    }

    private Expression FiltersAndTests(Expression value)
    {
        while (true)
        {
            int line = Current.Line;
            if (Skip("|"))
            {
                value = Filter(value);
            }
            else if (SkipWord("is"))
            {
                value = Test(line, value);
            }
            else if (Is("("))
            {
                value = new CallExpression(line, value, Arguments());
            }
            else
            {
                return value;
            }
        }
    }

    private Expression Subscript(int line, Expression target)
    {
        Expression? start = Is(":") ? null : Expression();
        if (start is not null && Skip("]"))
        {
            return new ItemExpression(line, target, start);
        }

        Expect(":");
        Expression? stop = Is(":") || Is("]") ? null : Expression();
        Expression? step = Skip(":") && !Is("]") ? Expression() : null;
        Expect("]");
        return new SliceExpression(line, target, start, stop, step);
    }

    // The bar before it has been read; within a block there is none before the first.
    private FilterExpression Filter(Expression? value)
    {
        int line = Current.Line;
        string name = ExpectName();
        if (!Chat.Filters.Names.Contains(name))
        {
            throw new ChatTemplateException(_name, line, $"there is no filter '{name}'; there are {string.Join(", ", Chat.Filters.Names.Order(StringComparer.Ordinal))}");
        }

        return new FilterExpression(line, value, name, Is("(") ? Arguments() : ArgumentList.None);
    }

    private FilterExpression Filters(FilterExpression filter)
    {
        while (Skip("|"))
        {
            filter = Filter(filter);
        }

        return filter;
    }

    private TestExpression Test(int line, Expression value)
    {
        bool negated = SkipWord("not");
        string name = ExpectName();
        if (!ValueTests.Names.Contains(name))
        {
            throw new ChatTemplateException(_name, line, $"there is no test '{name}'; there are {string.Join(", ", ValueTests.Names.Order(StringComparer.Ordinal))}");
        }

        ArgumentList arguments = ArgumentList.None;
        if (Is("("))
        {
            arguments = Arguments();
        }
        else if (Current.Kind is TokenKind.String or TokenKind.Integer or TokenKind.Float || Is("[") || Is("{") || (Current.Kind == TokenKind.Name && !NoArguments.Contains(Current.Text)))
        {
            arguments = new ArgumentList([Suffixes(Primary())], [], null, null);
        }

        return new TestExpression(line, value, name, arguments, negated);
    }

    private ArgumentList Arguments()
    {
        List<Expression> positional = [];
        List<(string, Expression)> named = [];
        Expression? unpacked = null;
        Expression? unpackedNamed = null;
        Expect("(");
        while (!Skip(")"))
        {
            if (Skip("**"))
            {
                unpackedNamed = unpackedNamed is null ? Expression() : throw Error("a call unpacks one mapping at most");
            }
            else if (Skip("*"))
            {
                unpacked = unpacked is null && unpackedNamed is null ? Expression() : throw Error("a call unpacks one sequence at most, before a mapping");
            }
            else if (Current.Kind == TokenKind.Name && Following.Is(TokenKind.Operator, "="))
            {
                string name = Take().Text;
                _position++;
                named.Add((name, Expression()));
            }
            else if (named.Count == 0 && unpacked is null && unpackedNamed is null)
            {
                positional.Add(Expression());
            }
            else
            {
                throw Error("arguments without a name have to stand before the others");
            }

            if (!Is(")"))
            {
                Expect(",");
            }
        }

        return new ArgumentList(positional, named, unpacked, unpackedNamed);
    }
}
