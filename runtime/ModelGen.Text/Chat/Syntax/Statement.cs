namespace ModelGen.Text.Chat;

/// <summary>What comes after a statement.</summary>
internal enum Flow
{
    /// <summary>The next statement.</summary>
    Next,

    /// <summary>The next round of the loop.</summary>
    Continue,

    /// <summary>What follows the loop.</summary>
    Break,
}

/// <summary>A part of a template that does something.</summary>
/// <param name="line">Where it stands, counted from 1.</param>
internal abstract class Statement(int line)
{
    public int Line => line;

    /// <exception cref="ChatTemplateException">It cannot be done, or the template takes too long.</exception>
    public Flow Execute(Rendering run, Scope scope)
    {
        int before = run.Enter(line);
        Flow flow = Do(run, scope);
        run.Leave(before);
        return flow;
    }

    protected abstract Flow Do(Rendering run, Scope scope);
}

/// <summary>Statements one after the other.</summary>
internal sealed class Block(IReadOnlyList<Statement> statements)
{
    public Flow Execute(Rendering run, Scope scope)
    {
        foreach (Statement statement in statements)
        {
            Flow flow = statement.Execute(run, scope);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    /// <summary>What the statements write, instead of writing it.</summary>
    public string Capture(Rendering run, Scope scope)
    {
        run.BeginCapture();
        Execute(run, scope);
        return run.EndCapture();
    }
}

/// <summary>Text outside of tags.</summary>
internal sealed class TextStatement(int line, string text) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        run.Write(text);
        return Flow.Next;
    }
}

/// <summary><c>{{ value }}</c>.</summary>
internal sealed class PrintStatement(int line, Expression value) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        run.Write(ValueText.Of(run, value.Evaluate(run, scope)));
        return Flow.Next;
    }
}

/// <summary><c>{% if %}</c> with its <c>elif</c>; the last branch has no test where there is an <c>else</c>.</summary>
internal sealed class IfStatement(int line, IReadOnlyList<(Expression? Test, Block Body)> branches) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        foreach ((Expression? test, Block body) in branches)
        {
            if (test is null || Truth.Of(test.Evaluate(run, scope)))
            {
                return body.Execute(run, scope);
            }
        }

        return Flow.Next;
    }
}

/// <summary><c>{% break %}</c> and <c>{% continue %}</c>.</summary>
internal sealed class LoopControlStatement(int line, Flow flow) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope) => flow;
}

/// <summary>Statements with variables of their own: <c>{% with %}</c>; <c>{% generation %}</c>, which marks what a model has written.</summary>
internal sealed class ScopeStatement(int line, IReadOnlyList<(AssignmentTarget Target, Expression Value)> variables, Block body) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        var inner = new Scope(scope);
        foreach ((AssignmentTarget target, Expression value) in variables)
        {
            target.Assign(run, inner, value.Evaluate(run, scope));
        }

        return body.Execute(run, inner);
    }
}

/// <summary><c>{% filter %}</c>.</summary>
internal sealed class FilterStatement(int line, FilterExpression filter, Block body) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        var inner = new Scope(scope);
        run.Write(ValueText.Of(run, filter.Apply(run, inner, body.Capture(run, inner))));
        return Flow.Next;
    }
}
