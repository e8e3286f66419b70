using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>The tests of Jinja (https://jinja.palletsprojects.com/en/stable/templates/#builtin-tests).</summary>
internal static class ValueTests
{
    private static readonly Dictionary<string, Func<Rendering, object?, Arguments, bool>> Table = new(StringComparer.Ordinal)
    {
        ["boolean"] = (_, value, _) => value is bool,
        ["callable"] = (_, value, _) => value is Callable,
        ["defined"] = (_, value, _) => value is not Undefined,
        ["divisibleby"] = (run, value, arguments) => Comparison.AreEqual(run, Arithmetic.Apply(run, "%", value, arguments.Bind(run, "divisibleby", "num")[0]), BigInteger.Zero),
        ["even"] = (run, value, _) => Comparison.AreEqual(run, Arithmetic.Apply(run, "%", value, new BigInteger(2)), BigInteger.Zero),
        ["false"] = (_, value, _) => value is false,
        ["filter"] = (_, value, _) => value is string name && Filters.Names.Contains(name),
        ["float"] = (_, value, _) => value is double,
        ["in"] = (run, value, arguments) => Comparison.Holds(run, "in", value, arguments.Bind(run, "in", "seq")[0]),
        ["integer"] = (_, value, _) => value is BigInteger,
        ["iterable"] = (_, value, _) => value is string or TemplateSequence or TemplateMap or Undefined,
        ["lower"] = (run, value, _) => Iteration.Length(run, value) is not null && ValueText.Of(run, value) is var text && text.Any(char.IsLower) && !text.Any(char.IsUpper),
        ["mapping"] = (_, value, _) => value is TemplateMap,
        ["none"] = (_, value, _) => value is null,
        ["number"] = (_, value, _) => Arithmetic.Number(value) is not null,
        ["odd"] = (run, value, _) => Comparison.AreEqual(run, Arithmetic.Apply(run, "%", value, new BigInteger(2)), BigInteger.One),
        ["sameas"] = (run, value, arguments) => arguments.Bind(run, "sameas", "other")[0] is var other && (value is bool or null ? Equals(value, other) : ReferenceEquals(value, other)),
        ["sequence"] = (_, value, _) => value is string or TemplateMap or Undefined or TemplateSequence { Kind: not SequenceKind.Iterator },
        ["string"] = (_, value, _) => value is string,
        ["test"] = (_, value, _) => IsTest(value),
        ["true"] = (_, value, _) => value is true,
        ["undefined"] = (_, value, _) => value is Undefined,
        ["upper"] = (run, value, _) => Iteration.Length(run, value) is not null && ValueText.Of(run, value) is var text && text.Any(char.IsUpper) && !text.Any(char.IsLower),
        ["=="] = Compare("=="),
        ["eq"] = Compare("=="),
        ["equalto"] = Compare("=="),
        ["!="] = Compare("!="),
        ["ne"] = Compare("!="),
        ["<"] = Compare("<"),
        ["lt"] = Compare("<"),
        ["lessthan"] = Compare("<"),
        ["<="] = Compare("<="),
        ["le"] = Compare("<="),
        [">"] = Compare(">"),
        ["gt"] = Compare(">"),
        ["greaterthan"] = Compare(">"),
        [">="] = Compare(">="),
        ["ge"] = Compare(">="),
    };

    public static IReadOnlySet<string> Names { get; } = Table.Keys.ToHashSet(StringComparer.Ordinal);

    /// <exception cref="ChatTemplateException">There is no such test, or it does not take the value.</exception>
    public static bool Apply(Rendering run, string name, object? value, Arguments arguments) => Table.TryGetValue(name, out Func<Rendering, object?, Arguments, bool>? test)
        ? test(run, value, arguments)
        : throw run.Error($"there is no test '{name}'");

    private static bool IsTest(object? value) => value is string name && Names.Contains(name);

    private static Func<Rendering, object?, Arguments, bool> Compare(string symbol) =>
        (run, value, arguments) => Comparison.Holds(run, symbol, value, arguments.Bind(run, symbol, "other")[0]);
}
