using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>The filters of Jinja (https://jinja.palletsprojects.com/en/stable/templates/#builtin-filters) that chat templates have a use for.</summary>
internal static class Filters
{
    private static readonly Dictionary<string, Func<Rendering, object?, Arguments, object?>> Table = new(StringComparer.Ordinal)
    {
        ["abs"] = (run, value, _) => Arithmetic.Number(value) switch
        {
            BigInteger number => BigInteger.Abs(number),
            double number => Math.Abs(number),
            _ => throw run.Error($"{TypeNames.Of(value)} has no absolute value"),
        },
        ["attr"] = (run, value, arguments) => value is TemplateMap ? new Undefined("an attribute of a mapping") : Access.Attribute(run, value, arguments.Bind(run, "attr", "name").Text(0)),
        ["batch"] = SequenceFilters.Batch,
        ["capitalize"] = (run, value, _) => StringCase.Capitalize(Text(run, value)),
        ["count"] = (run, value, _) => Length(run, value),
        ["d"] = Default,
        ["default"] = Default,
        ["dictsort"] = SortingFilters.SortMapping,
        ["first"] = (run, value, _) => Iteration.Of(run, value) is [var first, ..] ? first : new Undefined("the first of no elements"),
        ["float"] = (run, value, arguments) => arguments.Bind(run, "float", "default?") is var bound && NumberText.Float(value) is { } number ? number : bound.Or(0, 0.0),
        ["groupby"] = SortingFilters.GroupBy,
        ["indent"] = TextFilters.Indent,
        ["int"] = (run, value, arguments) => arguments.Bind(run, "int", "default?") is var bound && NumberText.Whole(value) is { } number ? number : bound.Or(0, BigInteger.Zero),
        ["items"] = (run, value, _) => value switch
        {
            TemplateMap map => new TemplateSequence(MappingMethods.Pairs(run, map).Items, SequenceKind.Iterator),
            Undefined => new TemplateSequence([], SequenceKind.Iterator),
            _ => throw run.Error($"'items' takes a mapping, not {TypeNames.Of(value)}"),
        },
        ["join"] = TextFilters.Join,
        ["last"] = (run, value, _) => value is TemplateSequence { Kind: SequenceKind.Iterator }
            ? throw run.Error("what a filter selects has no last element: make it a list before")
            : Iteration.Of(run, value) is [.., var last] ? last : new Undefined("the last of no elements"),
        ["length"] = (run, value, _) => Length(run, value),
        ["list"] = (run, value, _) => new TemplateSequence(Iteration.Of(run, value)),
        ["lower"] = (run, value, _) => StringCase.Lower(Text(run, value)),
        ["map"] = SequenceFilters.Map,
        ["max"] = (run, value, arguments) => SortingFilters.Extreme(run, value, arguments, "max", sign: -1),
        ["min"] = (run, value, arguments) => SortingFilters.Extreme(run, value, arguments, "min", sign: 1),
        ["reject"] = (run, value, arguments) => SequenceFilters.Select(run, value, arguments, attribute: false, kept: false),
        ["rejectattr"] = (run, value, arguments) => SequenceFilters.Select(run, value, arguments, attribute: true, kept: false),
        ["replace"] = TextFilters.Replace,
        ["reverse"] = SequenceFilters.Reverse,
        ["round"] = TextFilters.Round,
        ["safe"] = (run, value, _) => Text(run, value),
        ["select"] = (run, value, arguments) => SequenceFilters.Select(run, value, arguments, attribute: false, kept: true),
        ["selectattr"] = (run, value, arguments) => SequenceFilters.Select(run, value, arguments, attribute: true, kept: true),
        ["slice"] = SequenceFilters.Slice,
        ["sort"] = SortingFilters.Sort,
        ["string"] = (run, value, _) => ValueText.Of(run, value),
        ["sum"] = SequenceFilters.Sum,
        ["title"] = (run, value, _) => StringCase.TitleOfWords(Text(run, value)),
        ["tojson"] = TextFilters.ToJson,
        ["trim"] = TextFilters.Trim,
        ["unique"] = SortingFilters.Unique,
        ["upper"] = (run, value, _) => StringCase.Upper(Text(run, value)),
        ["wordcount"] = (run, value, _) => new BigInteger(StringCutting.Split(run, Text(run, value), Arguments.None, "split", last: false).Items.Count),
    };

    public static IReadOnlySet<string> Names { get; } = Table.Keys.ToHashSet(StringComparer.Ordinal);

    /// <exception cref="ChatTemplateException">There is no such filter, or it does not take the value.</exception>
    public static object? Apply(Rendering run, string name, object? value, Arguments arguments) => Table.TryGetValue(name, out Func<Rendering, object?, Arguments, object?>? filter)
        ? filter(run, value, arguments)
        : throw run.Error($"there is no filter '{name}'");

    /// <summary>A value as text that is about to be made anew.</summary>
    public static string Text(Rendering run, object? value)
    {
        string text = ValueText.Of(run, value);
        run.Create(text.Length);
        return text;
    }

    private static BigInteger Length(Rendering run, object? value) =>
        Iteration.Length(run, value) is { } length ? new BigInteger(length) : throw run.Error($"{TypeNames.Of(value)} has no length");

    private static object? Default(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "default", "default_value?", "boolean?");
        return value is Undefined || (bound.Flag(1, missing: false) && !Truth.Of(value)) ? bound.Or(0, "") : value;
    }
}
