namespace ModelGen.Text.Chat;

/// <summary>What values are given to: a variable, several, or an attribute of a namespace.</summary>
internal abstract class AssignmentTarget
{
    /// <exception cref="ChatTemplateException">The value does not suit it.</exception>
    public abstract void Assign(Rendering run, Scope scope, object? value);
}

internal sealed class VariableTarget(string name) : AssignmentTarget
{
    public override void Assign(Rendering run, Scope scope, object? value) => scope[name] = value;
}

/// <summary><c>a, b</c>: as many values as names.</summary>
internal sealed class TupleTarget(IReadOnlyList<AssignmentTarget> targets) : AssignmentTarget
{
    public override void Assign(Rendering run, Scope scope, object? value)
    {
        IReadOnlyList<object?> values = Iteration.Of(run, value);
        if (values.Count != targets.Count)
        {
            throw run.Error($"{targets.Count} values were expected for as many names, and there are {values.Count}");
        }

        for (int i = 0; i < values.Count; i++)
        {
            targets[i].Assign(run, scope, values[i]);
        }
    }
}

/// <summary><c>namespace.attribute</c>: how a loop changes what outlives it.</summary>
internal sealed class NamespaceTarget(string name, string attribute) : AssignmentTarget
{
    public override void Assign(Rendering run, Scope scope, object? value)
    {
        TemplateNamespace target = scope.Find(name) as TemplateNamespace ?? throw run.Error($"only attributes of a namespace can be set, and '{name}' is none");
        target[attribute] = value;
    }
}

/// <summary><c>{% set target = value %}</c>.</summary>
internal sealed class SetStatement(int line, AssignmentTarget target, Expression value) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        target.Assign(run, scope, value.Evaluate(run, scope));
        return Flow.Next;
    }
}

/// <summary><c>{% set target | filter %}…{% endset %}</c>: the value is what the statements write.</summary>
internal sealed class SetBlockStatement(int line, AssignmentTarget target, FilterExpression? filter, Block body) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        var inner = new Scope(scope);
        string content = body.Capture(run, inner);
        target.Assign(run, scope, filter is null ? content : filter.Apply(run, inner, content));
        return Flow.Next;
    }
}
