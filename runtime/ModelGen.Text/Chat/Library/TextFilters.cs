using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>Filters that make texts and numbers.</summary>
internal static class TextFilters
{
    private const int WidestIndent = 64;

    public static object? Trim(Rendering run, object? value, Arguments arguments)
    {
        string? characters = arguments.Bind(run, "trim", "chars?").TextOrNull(0);
        string text = Filters.Text(run, value);
        run.Work(text.Length * (1L + (characters?.Length ?? 0)));
        return PythonText.Strip(text, characters, start: true, end: true);
    }

    public static object? Replace(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "replace", "old", "new", "count?");
        int count = bound.Has(2) && bound[2] is null ? -1 : bound.Integer(2, missing: -1);
        return PythonText.Replace(run, ValueText.Of(run, value), ValueText.Of(run, bound[0]), ValueText.Of(run, bound[1]), count);
    }

    /// <summary>The texts of values with another between them; of an attribute of the values where one is named.</summary>
    public static object? Join(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "join", "d?", "attribute?");
        string between = bound.Has(0) ? ValueText.Of(run, bound[0]) : "";
        string[] pieces = [.. Iteration.Of(run, value).Select(item => ValueText.Of(run, bound.Or(1, null) is { } attribute ? Access.Path(run, item, attribute) : item))];
        return string.Join(between, PythonText.Measured(run, pieces, between));
    }

    /// <summary>Indents lines behind the first, but for empty ones.</summary>
    public static object? Indent(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "indent", "width?", "first?", "blank?");
        string indentation = bound.Or(0, null) as string ?? Spaces(run, bound.Integer(0, missing: 4));
        bool blank = bound.Flag(2, missing: false);
        IReadOnlyList<string> lines = StringCutting.Lines(run, Filters.Text(run, value) + "\n", keepEnds: false);
        run.Create(lines.Count * (long)indentation.Length);
        return string.Join('\n', lines.Select((line, i) => (i == 0 ? bound.Flag(1, missing: false) : blank || line.Length > 0) ? indentation + line : line));
    }

    public static object? ToJson(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "tojson", "ensure_ascii?", "indent?", "separators?", "sort_keys?");
        string? indent = bound.Or(1, null) switch
        {
            null => null,
            string text when text.Length <= WidestIndent => text,
            string => throw run.Error($"an indentation has {WidestIndent} characters at most"),
            _ => Spaces(run, bound.Integer(1, missing: 0)),
        };
        (string between, string behind) = (indent is null ? ", " : ",", ": ");
        if (bound.Or(2, null) is { } separators)
        {
            (between, behind) = separators is TemplateSequence { Items: [string first, string second] } ? (first, second) : throw run.Error("'separators' are two strings");
        }

        return JsonText.Of(run, value, new JsonStyle
        {
            Ascii = bound.Flag(0, missing: false),
            Indent = indent,
            BetweenItems = between,
            BehindKey = behind,
            SortKeys = bound.Flag(3, missing: false),
        });
    }

    /// <summary>Rounds to places behind the point: to the nearest, halves to the even one, or up or down.</summary>
    public static object? Round(Rendering run, object? value, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "round", "precision?", "method?");
        int places = bound.Integer(0, missing: 0);
        string method = bound.TextOrNull(1) ?? "common";
        if (Arithmetic.Number(value) is not { } number || places is < 0 or > 15 || method is not ("common" or "ceil" or "floor"))
        {
            throw run.Error("'round' takes a number, 0 to 15 places, and 'common', 'ceil' or 'floor'");
        }

        if (method == "common")
        {
            return number is BigInteger ? number : Math.Round((double)number, places, MidpointRounding.ToEven);
        }

        double scale = Math.Pow(10, places);
        double scaled = Arithmetic.Double(number) * scale;
        return (method == "ceil" ? Math.Ceiling(scaled) : Math.Floor(scaled)) / scale;
    }

    private static string Spaces(Rendering run, int count) => count <= WidestIndent ? new string(' ', Math.Max(0, count)) : throw run.Error($"an indentation has {WidestIndent} spaces at most");
}
