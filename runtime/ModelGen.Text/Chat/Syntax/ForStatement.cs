namespace ModelGen.Text.Chat;

/// <summary><c>{% for target in values if test %}…{% else %}…{% endfor %}</c>. Each round has variables of its own.</summary>
internal sealed class ForStatement(int line, AssignmentTarget target, Expression values, Expression? test, Block body, Block? otherwise) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        IReadOnlyList<object?> items = Iteration.Of(run, values.Evaluate(run, scope));
        if (test is not null)
        {
            items = [.. items.Where(item => Passes(run, scope, item))];
        }

        var loop = new LoopState(items);
        for (; loop.Index < items.Count; loop.Index++)
        {
            run.Step();
            var inner = new Scope(scope) { ["loop"] = loop };
            target.Assign(run, inner, items[loop.Index]);
            if (body.Execute(run, inner) == Flow.Break)
            {
                break;
            }
        }

        return items.Count == 0 && otherwise is not null ? otherwise.Execute(run, new Scope(scope)) : Flow.Next;
    }

    private bool Passes(Rendering run, Scope scope, object? item)
    {
        var inner = new Scope(scope);
        target.Assign(run, inner, item);
        return Truth.Of(test!.Evaluate(run, inner));
    }
}
