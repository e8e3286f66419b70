namespace ModelGen.Text.Chat;

/// <summary><c>value.name</c>: a method of the value, or else what it has under the name.</summary>
internal sealed class AttributeExpression(int line, Expression target, string name) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope) => Access.Attribute(run, target.Evaluate(run, scope), name);
}

/// <summary><c>value[key]</c>.</summary>
internal sealed class ItemExpression(int line, Expression target, Expression key) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        object? value = target.Evaluate(run, scope);
        return Access.Item(run, value, key.Evaluate(run, scope));
    }
}

/// <summary><c>value[start:stop:step]</c>.</summary>
internal sealed class SliceExpression(int line, Expression target, Expression? start, Expression? stop, Expression? step) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        object? value = target.Evaluate(run, scope);
        return Access.Slice(run, value, start?.Evaluate(run, scope), stop?.Evaluate(run, scope), step?.Evaluate(run, scope));
    }
}

/// <summary>What stands between the parentheses of a call.</summary>
internal sealed class ArgumentList(IReadOnlyList<Expression> positional, IReadOnlyList<(string Name, Expression Value)> named, Expression? unpacked, Expression? unpackedNamed)
{
    public static readonly ArgumentList None = new([], [], null, null);

    public Arguments Evaluate(Rendering run, Scope scope)
    {
        List<object?> values = [.. positional.Select(argument => argument.Evaluate(run, scope))];
        List<(string, object?)> byName = [.. named.Select(argument => (argument.Name, argument.Value.Evaluate(run, scope)))];
        if (unpacked is not null)
        {
            values.AddRange(Iteration.Of(run, unpacked.Evaluate(run, scope)));
        }

        if (unpackedNamed is not null)
        {
            TemplateMap map = unpackedNamed.Evaluate(run, scope) as TemplateMap ?? throw run.Error("behind ** a mapping was expected");
            byName.AddRange(map.Select(pair => (pair.Key, pair.Value)));
        }

        return new Arguments(values, byName);
    }
}

/// <summary><c>function(arguments)</c>.</summary>
internal sealed class CallExpression(int line, Expression function, ArgumentList arguments) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope) => Call(run, scope, caller: null);

    /// <summary>Calls it with what a <c>call</c> block gives to it.</summary>
    public object? Call(Rendering run, Scope scope, Macro? caller)
    {
        object? called = function.Evaluate(run, scope);
        Arguments values = arguments.Evaluate(run, scope);
        return called switch
        {
            Callable callable => callable.Call(run, caller is null ? values : values.With("caller", caller)),
            Undefined undefined => throw run.Error($"{undefined.What} is undefined and cannot be called"),
            _ => throw run.Error($"{TypeNames.Of(called)} cannot be called"),
        };
    }
}

/// <summary><c>value | filter(arguments)</c>. Within a <c>filter</c> block the value is given.</summary>
internal sealed class FilterExpression(int line, Expression? value, string name, ArgumentList arguments) : Expression(line)
{
    private readonly int _line = line;

    /// <summary>Filters what a block holds.</summary>
    public object? Apply(Rendering run, Scope scope, object? content)
    {
        int before = run.Enter(_line);
        object? filtered = value is FilterExpression inner ? inner.Apply(run, scope, content) : content;
        object? result = Filters.Apply(run, name, filtered, arguments.Evaluate(run, scope));
        run.Leave(before);
        return result;
    }

    protected override object? Compute(Rendering run, Scope scope)
    {
        object? filtered = value!.Evaluate(run, scope);
        return Filters.Apply(run, name, filtered, arguments.Evaluate(run, scope));
    }
}

/// <summary><c>value is test(arguments)</c>.</summary>
internal sealed class TestExpression(int line, Expression value, string name, ArgumentList arguments, bool negated) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        object? tested = value.Evaluate(run, scope);
        return ValueTests.Apply(run, name, tested, arguments.Evaluate(run, scope)) != negated;
    }
}
