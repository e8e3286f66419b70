namespace ModelGen.Text.Chat;

/// <summary>The blocks by their names.</summary>
internal sealed partial class TemplateParser
{
    private Statement Block(int line, string name)
    {
        switch (name)
        {
            case "if":
                return If(line);
            case "for":
                return For(line);
            case "set":
                return Set(line);
            case "macro":
                return new MacroStatement(line, Macro(ExpectName(), "endmacro"));
            case "call":
                return Call(line);
            case "filter":
                FilterExpression filter = Filter(null);
                return new FilterStatement(line, Filters(filter), Captured("endfilter"));
            case "with":
                return With(line);
            case "generation":
                return new ScopeStatement(line, [], Body("endgeneration"));
            case "break" or "continue":
                if (_loops == 0)
                {
                    throw Error($"'{name}' is for loops, and there is none around it");
                }

                ExpectEnd(TokenKind.BlockEnd);
                return new LoopControlStatement(line, name == "break" ? Flow.Break : Flow.Continue);
            case "include" or "import" or "from" or "extends" or "block" or "autoescape" or "do" or "trans":
                throw Error($"the block '{name}' is not supported: a chat template is one file without effects");
            default:
                throw Error($"a block such as 'if', 'for', 'set' or 'macro' was expected, not '{name}'");
        }
    }

    private IfStatement If(int line)
    {
        List<(Expression?, Block)> branches = [];
        do
        {
            branches.Add((Tuple(conditional: false), Statements("elif", "else", "endif")));
        }
        while (SkipWord("elif"));
        if (SkipWord("else"))
        {
            branches.Add((null, Statements("endif")));
        }

        ExpectWord("endif");
        ExpectEnd(TokenKind.BlockEnd);
        return new IfStatement(line, branches);
    }

    private ForStatement For(int line)
    {
        AssignmentTarget target = Target();
        ExpectWord("in");
        Expression values = Tuple(conditional: false);
        Expression? test = SkipWord("if") ? Expression() : null;
        if (IsWord("recursive"))
        {
            throw Error("recursive loops are not supported: a macro may call itself");
        }

        _loops++;
        Block body = Statements("else", "endfor");
        _loops--;
        Block? otherwise = SkipWord("else") ? Statements("endfor") : null;
        ExpectWord("endfor");
        ExpectEnd(TokenKind.BlockEnd);
        return new ForStatement(line, target, values, test, body, otherwise);
    }

    private Statement Set(int line)
    {
        AssignmentTarget target = Target();
        if (Skip("="))
        {
            Expression value = Tuple();
            ExpectEnd(TokenKind.BlockEnd);
            return new SetStatement(line, target, value);
        }

        FilterExpression? filter = Skip("|") ? Filters(Filter(null)) : null;
        return new SetBlockStatement(line, target, filter, Captured("endset"));
    }

    private CallStatement Call(int line)
    {
        IReadOnlyList<(string, Expression?)> parameters = Is("(") ? Parameters() : [];
        CallExpression call = Expression() as CallExpression ?? throw Error("behind 'call' the call of a macro was expected");
        return new CallStatement(line, call, new MacroDefinition("caller", parameters, Captured("endcall")));
    }

    private ScopeStatement With(int line)
    {
        List<(AssignmentTarget, Expression)> variables = [];
        while (Current.Kind != TokenKind.BlockEnd)
        {
            if (variables.Count > 0)
            {
                Expect(",");
            }

            AssignmentTarget target = Target();
            Expect("=");
            variables.Add((target, Expression()));
        }

        return new ScopeStatement(line, variables, Body("endwith"));
    }

    private MacroDefinition Macro(string name, string end)
    {
        IReadOnlyList<(string, Expression?)> parameters = Parameters();
        return new MacroDefinition(name, parameters, Captured(end));
    }
}
