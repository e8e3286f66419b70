using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>The functions that a template finds without being given them.</summary>
internal static class Globals
{
    private static readonly Function[] Functions =
    [
        new("dict", (run, arguments) => Mapping(run, arguments)),
        new("namespace", Namespace),
        new("raise_exception", (run, arguments) => throw run.Error(ValueText.Of(run, arguments.Bind(run, "raise_exception", "message")[0]))),
        new("range", Range),
        new("strftime_now", (run, arguments) => DateText.Of(run, arguments.Bind(run, "strftime_now", "format").Text(0))),
    ];

    /// <summary>A scope with all of them.</summary>
    public static Scope CreateScope()
    {
        var scope = new Scope(null);
        foreach (Function function in Functions)
        {
            scope[function.Name] = function;
        }

        return scope;
    }

    private static TemplateNamespace Namespace(Rendering run, Arguments arguments)
    {
        var values = new TemplateNamespace();
        foreach ((string name, object? value) in Mapping(run, arguments))
        {
            values[name] = value;
        }

        return values;
    }

    private static TemplateMap Mapping(Rendering run, Arguments arguments)
    {
        var map = new TemplateMap();
        foreach (object? source in arguments.Positional)
        {
            foreach ((string name, object? value) in source as TemplateMap ?? throw run.Error($"a mapping was expected, not {TypeNames.Of(source)}"))
            {
                run.Step();
                map[name] = value;
            }
        }

        foreach ((string name, object? value) in arguments.Named)
        {
            map[name] = value;
        }

        return map;
    }

    private static TemplateSequence Range(Rendering run, Arguments arguments)
    {
        bool bounded = arguments.Positional.Count > 1;
        BoundArguments bound = bounded ? arguments.Bind(run, "range", "start", "stop", "step?") : arguments.Bind(run, "range", "stop");
        (long start, long stop) = bounded ? (bound.Integer(0, missing: 0), bound.Integer(1, missing: 0)) : (0, bound.Integer(0, missing: 0));
        long step = bounded ? bound.Integer(2, missing: 1) : 1;
        if (step == 0)
        {
            throw run.Error("the step of a range cannot be zero");
        }

        long count = Math.Max(0, (stop - start + step - Math.Sign(step)) / step);
        run.Step((int)Math.Min(count, int.MaxValue));
        object?[] items = new object?[count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = new BigInteger(start + (i * step));
        }

        return new TemplateSequence(items);
    }
}
