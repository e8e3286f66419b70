namespace ModelGen.Text.Chat;

/// <summary>A part of a template that has a value.</summary>
/// <param name="line">Where it stands, counted from 1.</param>
internal abstract class Expression(int line)
{
    /// <summary>Its value.</summary>
    /// <exception cref="ChatTemplateException">It has none, or the template takes too long.</exception>
    public object? Evaluate(Rendering run, Scope scope)
    {
        int before = run.Enter(line);
        object? value = Compute(run, scope);
        run.Leave(before);
        return value;
    }

    protected abstract object? Compute(Rendering run, Scope scope);
}

/// <summary>A string, a number, a truth value or none.</summary>
internal sealed class LiteralExpression(int line, object? value) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope) => value;
}

/// <summary>A variable.</summary>
internal sealed class NameExpression(int line, string name) : Expression(line)
{
    public string Name => name;

    protected override object? Compute(Rendering run, Scope scope) => scope.Find(name);
}

/// <summary>A list, or a tuple.</summary>
internal sealed class SequenceExpression(int line, IReadOnlyList<Expression> items, SequenceKind kind) : Expression(line)
{
    public IReadOnlyList<Expression> Items => items;

    protected override object? Compute(Rendering run, Scope scope) => new TemplateSequence([.. items.Select(item => item.Evaluate(run, scope))], kind);
}

/// <summary>A mapping.</summary>
internal sealed class MappingExpression(int line, IReadOnlyList<(Expression Key, Expression Value)> items) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        var map = new TemplateMap();
        foreach ((Expression key, Expression value) in items)
        {
            string name = key.Evaluate(run, scope) as string ?? throw run.Error("the keys of a mapping have to be strings");
            map[name] = value.Evaluate(run, scope);
        }

        return map;
    }
}

/// <summary><c>value if test else otherwise</c>; without the last, what is undefined.</summary>
internal sealed class ConditionalExpression(int line, Expression test, Expression value, Expression? otherwise) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope) =>
        Truth.Of(test.Evaluate(run, scope)) ? value.Evaluate(run, scope) : otherwise is null ? new Undefined("the value of an 'if' without 'else'") : otherwise.Evaluate(run, scope);
}
