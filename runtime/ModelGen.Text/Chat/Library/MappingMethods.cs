using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>The methods of mappings that change nothing.</summary>
internal static class MappingMethods
{
    private static readonly Dictionary<string, Func<Rendering, TemplateMap, Arguments, object?>> Table = new(StringComparer.Ordinal)
    {
        ["copy"] = (_, map, _) => map,
        ["get"] = Get,
        ["items"] = (run, map, _) => Pairs(run, map),
        ["keys"] = (run, map, _) => Sequence(run, map.Keys),
        ["values"] = (run, map, _) => Sequence(run, map.Values),
        ["clear"] = Refuse,
        ["fromkeys"] = Refuse,
        ["pop"] = Refuse,
        ["popitem"] = Refuse,
        ["setdefault"] = Refuse,
        ["update"] = Refuse,
    };

    /// <summary>Whether a name is that of a method, which goes before what a mapping has under it.</summary>
    public static bool Has(string name) => Table.ContainsKey(name);

    public static bool TryBind(TemplateMap map, string name, out object? method)
    {
        method = Table.TryGetValue(name, out Func<Rendering, TemplateMap, Arguments, object?>? body) ? new Function(name, (run, arguments) => body(run, map, arguments)) : null;
        return method is not null;
    }

    /// <summary>The pairs of keys and values.</summary>
    public static TemplateSequence Pairs(Rendering run, TemplateMap map)
    {
        run.Step(map.Count);
        return new TemplateSequence([.. map.Select(pair => new TemplateSequence([pair.Key, pair.Value], SequenceKind.Tuple))]);
    }

    private static TemplateSequence Sequence(Rendering run, IEnumerable<object?> values)
    {
        TemplateSequence sequence = new([.. values]);
        run.Step(sequence.Items.Count);
        return sequence;
    }

    private static object? Get(Rendering run, TemplateMap map, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "get", "key", "default?");
        return bound[0] is string key && map.TryGetValue(key, out object? value) ? value : bound.Or(1, null);
    }

    private static object? Refuse(Rendering run, TemplateMap map, Arguments arguments) => throw run.Error("a template cannot change a mapping: it may set attributes of a namespace");
}

/// <summary>The methods of lists and tuples that change nothing.</summary>
internal static class SequenceMethods
{
    private static readonly Dictionary<string, Func<Rendering, TemplateSequence, Arguments, object?>> Table = new(StringComparer.Ordinal)
    {
        ["count"] = (run, sequence, arguments) => new BigInteger(Find(run, sequence, arguments, "count").Count()),
        ["index"] = (run, sequence, arguments) => Find(run, sequence, arguments, "index").Select(index => (object?)new BigInteger(index)).FirstOrDefault()
            ?? throw run.Error("'index' looks for a value that is not in the list"),
        ["append"] = Refuse,
        ["clear"] = Refuse,
        ["extend"] = Refuse,
        ["insert"] = Refuse,
        ["pop"] = Refuse,
        ["remove"] = Refuse,
        ["reverse"] = Refuse,
        ["sort"] = Refuse,
    };

    public static bool TryBind(TemplateSequence sequence, string name, out object? method)
    {
        method = sequence.Kind != SequenceKind.Iterator && Table.TryGetValue(name, out Func<Rendering, TemplateSequence, Arguments, object?>? body)
            ? new Function(name, (run, arguments) => body(run, sequence, arguments))
            : null;
        return method is not null;
    }

    private static IEnumerable<int> Find(Rendering run, TemplateSequence sequence, Arguments arguments, string name)
    {
        object? value = arguments.Bind(run, name, "value")[0];
        run.Step(sequence.Items.Count);
        return Enumerable.Range(0, sequence.Items.Count).Where(index => Comparison.AreEqual(run, sequence.Items[index], value));
    }

    private static object? Refuse(Rendering run, TemplateSequence sequence, Arguments arguments) => throw run.Error("a template cannot change a list: 'list + [value]' is a new one");
}
