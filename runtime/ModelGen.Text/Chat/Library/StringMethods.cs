using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>The methods of strings, which are Python's.</summary>
internal static class StringMethods
{
    private static readonly Dictionary<string, Func<Rendering, string, Arguments, object?>> Table = new(StringComparer.Ordinal)
    {
        ["capitalize"] = (run, text, arguments) => Letters(run, text, arguments, "capitalize", StringCase.Capitalize),
        ["count"] = (run, text, arguments) => new BigInteger(Occurrences(run, text, arguments.Bind(run, "count", "sub").Text(0))),
        ["endswith"] = (run, text, arguments) => Affixes(run, arguments, "endswith").Any(affix => text.EndsWith(affix, StringComparison.Ordinal)),
        ["find"] = (run, text, arguments) => Find(run, text, arguments.Bind(run, "find", "sub").Text(0)),
        ["index"] = (run, text, arguments) => Index(run, text, arguments.Bind(run, "index", "sub").Text(0)),
        ["isalnum"] = (_, text, _) => text.Length > 0 && text.All(char.IsLetterOrDigit),
        ["isalpha"] = (_, text, _) => text.Length > 0 && text.All(char.IsLetter),
        ["isdecimal"] = (_, text, _) => text.Length > 0 && text.All(char.IsDigit),
        ["isdigit"] = (_, text, _) => text.Length > 0 && text.All(char.IsDigit),
        ["islower"] = (_, text, _) => text.Any(char.IsLower) && !text.Any(char.IsUpper),
        ["isnumeric"] = (_, text, _) => text.Length > 0 && text.All(char.IsNumber),
        ["isspace"] = (_, text, _) => text.Length > 0 && text.All(PythonText.IsSpace),
        ["isupper"] = (_, text, _) => text.Any(char.IsUpper) && !text.Any(char.IsLower),
        ["join"] = (run, text, arguments) => Join(run, text, arguments.Bind(run, "join", "iterable")[0]),
        ["lower"] = (run, text, arguments) => Letters(run, text, arguments, "lower", StringCase.Lower),
        ["lstrip"] = (run, text, arguments) => Strip(run, text, arguments, start: true, end: false),
        ["partition"] = (run, text, arguments) => StringCutting.Partition(run, text, arguments.Bind(run, "partition", "sep").Text(0), last: false),
        ["removeprefix"] = (run, text, arguments) =>
            arguments.Bind(run, "removeprefix", "prefix").Text(0) is var prefix && text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text,
        ["removesuffix"] = (run, text, arguments) =>
            arguments.Bind(run, "removesuffix", "suffix").Text(0) is var suffix && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text,
        ["replace"] = Replace,
        ["rfind"] = (run, text, arguments) => FindLast(run, text, arguments.Bind(run, "rfind", "sub").Text(0)),
        ["rpartition"] = (run, text, arguments) => StringCutting.Partition(run, text, arguments.Bind(run, "rpartition", "sep").Text(0), last: true),
        ["rsplit"] = (run, text, arguments) => StringCutting.Split(run, text, arguments, "rsplit", last: true),
        ["rstrip"] = (run, text, arguments) => Strip(run, text, arguments, start: false, end: true),
        ["split"] = (run, text, arguments) => StringCutting.Split(run, text, arguments, "split", last: false),
        ["splitlines"] = (run, text, arguments) =>
            new TemplateSequence([.. StringCutting.Lines(run, text, arguments.Bind(run, "splitlines", "keepends?").Flag(0, missing: false))]),
        ["startswith"] = (run, text, arguments) => Affixes(run, arguments, "startswith").Any(affix => text.StartsWith(affix, StringComparison.Ordinal)),
        ["strip"] = (run, text, arguments) => Strip(run, text, arguments, start: true, end: true),
        ["title"] = (run, text, arguments) => Letters(run, text, arguments, "title", StringCase.Title),
        ["upper"] = (run, text, arguments) => Letters(run, text, arguments, "upper", StringCase.Upper),
    };

    public static bool TryBind(string text, string name, out object? method)
    {
        method = Table.TryGetValue(name, out Func<Rendering, string, Arguments, object?>? body)
            ? new Function(name, (run, arguments) =>
            {
                run.Create(text.Length);
                return body(run, text, arguments);
            })
            : null;
        return method is not null;
    }

    /// <summary>Texts with another between them.</summary>
    public static string Join(Rendering run, string between, object? values)
    {
        string[] pieces = [.. Iteration.Of(run, values).Select(value => value as string ?? throw run.Error($"'join' joins strings, not {TypeNames.Of(value)}"))];
        return string.Join(between, PythonText.Measured(run, pieces, between));
    }

    private static string Letters(Rendering run, string text, Arguments arguments, string name, Func<string, string> change)
    {
        arguments.Bind(run, name);
        return change(text);
    }

    private static string Strip(Rendering run, string text, Arguments arguments, bool start, bool end)
    {
        string? characters = arguments.Bind(run, "strip", "chars?").TextOrNull(0);
        run.Work(text.Length * (1L + (characters?.Length ?? 0)));
        return PythonText.Strip(text, characters, start, end);
    }

    // One text, or several of which one is enough.
    private static IEnumerable<string> Affixes(Rendering run, Arguments arguments, string name) => arguments.Bind(run, name, "affix")[0] switch
    {
        string affix => [affix],
        TemplateSequence { Kind: SequenceKind.Tuple } affixes => affixes.Items.Select(affix => affix as string ?? throw run.Error($"'{name}' takes strings, not {TypeNames.Of(affix)}")),
        var other => throw run.Error($"'{name}' takes a string or a tuple of strings, not {TypeNames.Of(other)}"),
    };

    private static string Replace(Rendering run, string text, Arguments arguments)
    {
        BoundArguments bound = arguments.Bind(run, "replace", "old", "new", "count?");
        return PythonText.Replace(run, text, bound.Text(0), bound.Text(1), bound.Integer(2, missing: -1));
    }

    private static BigInteger Find(Rendering run, string text, string part) => CodePoint(run, text, PythonText.Find(run, text, part));

    private static BigInteger FindLast(Rendering run, string text, string part)
    {
        run.Work(text.Length * (1 + (part.Length / 16L)));
        return CodePoint(run, text, part.Length == 0 ? text.Length : text.LastIndexOf(part, StringComparison.Ordinal));
    }

    private static BigInteger Index(Rendering run, string text, string part)
    {
        int found = PythonText.Find(run, text, part);
        return found >= 0 ? CodePoint(run, text, found) : throw run.Error("'index' looks for a text that is not there");
    }

    private static BigInteger CodePoint(Rendering run, string text, int index) => new(index < 0 ? index : PythonText.Length(run, text[..index]));

    private static int Occurrences(Rendering run, string text, string part) => part.Length == 0 ? PythonText.Length(run, text) + 1 : PythonText.Split(run, text, part, int.MaxValue).Count - 1;
}
