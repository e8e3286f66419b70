namespace ModelGen.Text.Chat;

/// <summary>The parameters and the body of a macro.</summary>
internal sealed record MacroDefinition(string Name, IReadOnlyList<(string Name, Expression? Default)> Parameters, Block Body);

/// <summary><c>{% macro name(parameters) %}</c>.</summary>
internal sealed class MacroStatement(int line, MacroDefinition definition) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        scope[definition.Name] = new Macro(definition, scope);
        return Flow.Next;
    }
}

/// <summary><c>{% call(parameters) macro(arguments) %}</c>: the macro finds the block as <c>caller</c>.</summary>
internal sealed class CallStatement(int line, CallExpression call, MacroDefinition block) : Statement(line)
{
    protected override Flow Do(Rendering run, Scope scope)
    {
        run.Write(ValueText.Of(run, call.Call(run, scope, new Macro(block, scope))));
        return Flow.Next;
    }
}

/// <summary>A macro with the variables around it. Its value is the text that it writes.</summary>
internal sealed class Macro(MacroDefinition definition, Scope around) : Callable(definition.Name)
{
    public override object? Call(Rendering run, Arguments arguments)
    {
        var scope = new Scope(around);
        IReadOnlyList<(string Name, Expression? Default)> parameters = definition.Parameters;
        if (arguments.Positional.Count > parameters.Count)
        {
            throw run.Error($"the macro '{Name}' takes {parameters.Count} arguments, and it is given {arguments.Positional.Count}");
        }

        foreach ((string name, object? value) in arguments.Named)
        {
            if (name != "caller" && !parameters.Skip(arguments.Positional.Count).Any(parameter => parameter.Name == name))
            {
                throw run.Error($"the macro '{Name}' has no '{name}' to be given");
            }

            scope[name] = value;
        }

        for (int i = 0; i < parameters.Count; i++)
        {
            (string name, Expression? missing) = parameters[i];
            if (i < arguments.Positional.Count)
            {
                scope[name] = arguments.Positional[i];
            }
            else if (!arguments.Named.Any(argument => argument.Name == name))
            {
                scope[name] = missing is null ? new Undefined($"the parameter '{name}'") : missing.Evaluate(run, scope);
            }
        }

        return definition.Body.Capture(run, scope);
    }
}
