using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>Filters that go through the elements of a sequence.</summary>
internal static class SequenceFilters
{
    /// <summary>Each element by another filter, or an attribute of each.</summary>
    public static object? Map(Rendering run, object? value, Arguments arguments)
    {
        if (arguments.Positional.Count == 0)
        {
            BoundArguments bound = arguments.Bind(run, "map", "attribute", "default?");
            (object? path, object? missing) = (arguments.Named.First(argument => argument.Name == "attribute").Value, bound.Or(1, null));
            return Iterator(Elements(run, value).Select(item => Access.Path(run, item, path) switch
            {
                Undefined when missing is not null => missing,
                var found => found,
            }));
        }

        string filter = arguments.Positional[0] as string ?? throw run.Error("'map' takes the name of a filter");
        Arguments others = arguments.Skip(1);
        return Iterator(Elements(run, value).Select(item => Apply(item)));

        object? Apply(object? item)
        {
            // A filter may be 'map' again.
            int before = run.Deepen();
            object? result = Filters.Apply(run, filter, item, others);
            run.Leave(before);
            return result;
        }
    }

    /// <summary><c>select</c> and its siblings: the elements that pass a test, or whose attribute does; without one, those that are true.</summary>
    public static object? Select(Rendering run, object? value, Arguments arguments, bool attribute, bool kept)
    {
        object? path = !attribute ? null : arguments.Positional.Count > 0 ? arguments.Positional[0] : throw run.Error("the name of an attribute is missing");
        Arguments rest = arguments.Skip(attribute ? 1 : 0);
        string? test = rest.Positional.Count == 0 ? null : rest.Positional[0] as string ?? throw run.Error("the name of a test is a string");
        Arguments others = rest.Skip(1);
        return Iterator(Elements(run, value).Where(item => Passes(attribute ? Access.Path(run, item, path) : item) == kept));

        bool Passes(object? item) => test is null ? Truth.Of(item) : ValueTests.Apply(run, test, item, others);
    }

    /// <summary>The elements, or the characters of a string, from the last to the first.</summary>
    public static object? Reverse(Rendering run, object? value, Arguments arguments)
    {
        if (value is string text)
        {
            run.Create(text.Length);
            return string.Concat(PythonText.Characters(run, text).Reverse());
        }

        return Iterator(Iteration.Of(run, value).Reverse());
    }

    public static object? Sum(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "sum", "attribute?", "start?");
        object? sum = bound.Or(1, BigInteger.Zero);
        foreach (object? item in Iteration.Of(run, value))
        {
            sum = Arithmetic.Apply(run, "+", sum, bound.Or(0, null) is { } path ? Access.Path(run, item, path) : item);
        }

        return sum;
    }

    /// <summary>Lists of so many elements each; the last is filled up where there is something to fill it with.</summary>
    public static object? Batch(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "batch", "linecount", "fill_with?");
        int size = Positive(run, bound, "batch");
        return Iterator(Iteration.Of(run, value).Chunk(size).Select(items => (object?)new TemplateSequence([.. items, .. Filling(run, bound, size - items.Length)])));
    }

    /// <summary>So many lists of elements, the first ones longer where it does not come out even.</summary>
    public static object? Slice(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "slice", "slices", "fill_with?");
        int slices = Positive(run, bound, "slice");
        run.Step(slices);
        IReadOnlyList<object?> items = Iteration.Of(run, value);
        (int size, int longer) = Math.DivRem(items.Count, slices);
        List<object?> lists = [];
        for (int i = 0, start = 0; i < slices; i++)
        {
            int length = size + (i < longer ? 1 : 0);
            lists.Add(new TemplateSequence([.. items.Skip(start).Take(length), .. Filling(run, bound, longer > 0 && i >= longer ? 1 : 0)]));
            start += length;
        }

        return Iterator(lists);
    }

    public static TemplateSequence Iterator(IEnumerable<object?> items) => new([.. items], SequenceKind.Iterator);

    // What is false has no elements here, whatever it is.
    private static IReadOnlyList<object?> Elements(Rendering run, object? value) => Truth.Of(value) ? Iteration.Of(run, value) : [];

    private static int Positive(Rendering run, BoundArguments bound, string name) => bound.Integer(0, missing: 0) is var count and > 0 ? count : throw run.Error($"'{name}' takes a number above 0");

    private static IEnumerable<object?> Filling(Rendering run, BoundArguments bound, int count)
    {
        bool filled = bound.Or(1, null) is not null && count > 0;
        run.Step(filled ? count : 0);
        return Enumerable.Repeat(filled ? bound[1] : null, filled ? count : 0);
    }
}
