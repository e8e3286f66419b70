namespace ModelGen.Text.Chat;

/// <summary>The elements of values.</summary>
internal static class Iteration
{
    /// <summary>The elements of a sequence, keys of a mapping, or characters of a string; none of what is undefined.</summary>
    /// <exception cref="ChatTemplateException">The value has no elements.</exception>
    public static IReadOnlyList<object?> Of(Rendering run, object? value) => TryOf(run, value) ?? throw run.Error($"a sequence was expected, not {TypeNames.Of(value)}");

    /// <summary>The same, or null where the value has no elements.</summary>
    public static IReadOnlyList<object?>? TryOf(Rendering run, object? value)
    {
        IReadOnlyList<object?>? items = value switch
        {
            Undefined => [],
            TemplateSequence sequence => sequence.Take(),
            TemplateMap map => [.. map.Keys],
            string text => PythonText.Characters(run, text),
            _ => null,
        };
        run.Step(items?.Count ?? 0);
        return items;
    }

    /// <summary>How many elements, or null where the value has no length.</summary>
    public static int? Length(Rendering run, object? value) => value switch
    {
        Undefined => 0,
        TemplateSequence { Kind: not SequenceKind.Iterator } sequence => sequence.Items.Count,
        TemplateMap map => map.Count,
        string text => PythonText.Length(run, text),
        _ => null,
    };
}
