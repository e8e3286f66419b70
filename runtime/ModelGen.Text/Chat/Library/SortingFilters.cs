namespace ModelGen.Text.Chat;

/// <summary>Filters that order or group. Letters are compared without their case, unless <c>case_sensitive</c> asks for it.</summary>
internal static class SortingFilters
{
    public static object? Sort(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "sort", "reverse?", "case_sensitive?", "attribute?");
        string[]? paths = (bound.Or(2, null) as string)?.Split(',');
        IReadOnlyList<object?> items = Iteration.Of(run, value);
        bool sensitive = bound.Flag(1, missing: false);
        object?[][] keys = [.. items.Select(item => paths is null ? [Key(run, item, bound.Or(2, null), sensitive)] : paths.Select(path => Key(run, item, path, sensitive)).ToArray())];
        return new TemplateSequence(Sorted(run, items, keys, bound.Flag(0, missing: false)));
    }

    /// <summary>The pairs of a mapping by key or value.</summary>
    public static object? SortMapping(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "dictsort", "case_sensitive?", "by?", "reverse?");
        TemplateMap map = value as TemplateMap ?? throw run.Error($"'dictsort' takes a mapping, not {TypeNames.Of(value)}");
        bool byValue = bound.TextOrNull(1) switch { null or "key" => false, "value" => true, _ => throw run.Error("'dictsort' sorts by 'key' or 'value'") };
        bool sensitive = bound.Flag(0, missing: false);
        object?[][] keys = [.. map.Select(pair => new[] { Key(run, byValue ? pair.Value : pair.Key, path: null, sensitive) })];
        return new TemplateSequence(Sorted(run, MappingMethods.Pairs(run, map).Items, keys, bound.Flag(2, missing: false)));
    }

    /// <summary>Pairs of a value and the elements whose attribute it is.</summary>
    public static object? GroupBy(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "groupby", "attribute", "default?", "case_sensitive?");
        bool sensitive = bound.Flag(2, missing: false);
        IReadOnlyList<object?> items = Iteration.Of(run, value);
        object?[][] keys = [.. items.Select(item => new[] { Key(run, item, bound[0], sensitive, bound.Or(1, null)) })];
        int[] order = Order(run, keys, reverse: false);
        List<object?> groups = [];
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start + 1;
            while (end < order.Length && Comparison.AreEqual(run, keys[order[end]][0], keys[order[start]][0]))
            {
                end++;
            }

            object? name = Key(run, items[order[start]], bound[0], sensitive: true, bound.Or(1, null));
            groups.Add(new TemplateSequence([name, new TemplateSequence([.. order[start..end].Select(index => items[index])])], SequenceKind.Tuple));
        }

        return new TemplateSequence(groups);
    }

    /// <summary>The elements without those that were there before.</summary>
    public static object? Unique(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "unique", "case_sensitive?", "attribute?");
        List<object?> seen = [];
        List<object?> kept = [];
        foreach (object? item in Iteration.Of(run, value))
        {
            object? key = Key(run, item, bound.Or(1, null), bound.Flag(0, missing: false));
            run.Step(seen.Count);
            if (!seen.Any(other => Comparison.AreEqual(run, other, key)))
            {
                seen.Add(key);
                kept.Add(item);
            }
        }

        return SequenceFilters.Iterator(kept);
    }

    /// <summary>The least element, or with the other sign the greatest.</summary>
    public static object? Extreme(Rendering run, object? value, Arguments arguments, string name, int sign)
    {
        BoundArguments bound = arguments.Bind(run, name, "case_sensitive?", "attribute?");
        object? best = new Undefined($"the {name} of no elements");
        object? bestKey = null;
        foreach (object? item in Iteration.Of(run, value))
        {
            object? key = Key(run, item, bound.Or(1, null), bound.Flag(0, missing: false));
            if (best is Undefined || sign * Comparison.Order(run, key, bestKey) < 0)
            {
                (best, bestKey) = (item, key);
            }
        }

        return best;
    }

    private static object? Key(Rendering run, object? item, object? path, bool sensitive, object? missing = null)
    {
        object? key = path is null ? item : Access.Path(run, item, path);
        key = key is Undefined && missing is not null ? missing : key;
        if (sensitive || key is not string text)
        {
            return key;
        }

        run.Create(text.Length);
        return StringCase.Lower(text);
    }

    private static object?[] Sorted(Rendering run, IReadOnlyList<object?> items, object?[][] keys, bool reverse) => [.. Order(run, keys, reverse).Select(index => items[index])];

    // Stable, whichever way it goes.
    private static int[] Order(Rendering run, object?[][] keys, bool reverse)
    {
        return [.. Enumerable.Range(0, keys.Length).Order(Comparer<int>.Create((left, right) => reverse ? Compare(right, left) : Compare(left, right)))];

        int Compare(int left, int right)
        {
            run.Step();
            return keys[left].Zip(keys[right], (first, second) => Comparison.Order(run, first, second)).FirstOrDefault(order => order != 0);
        }
    }
}
