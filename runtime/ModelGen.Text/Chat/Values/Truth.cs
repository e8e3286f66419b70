using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>What counts as true.</summary>
internal static class Truth
{
    public static bool Of(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        BigInteger number => !number.IsZero,
        double number => number != 0,
        string text => text.Length > 0,
        TemplateSequence sequence => sequence.Kind == SequenceKind.Iterator || sequence.Items.Count > 0,
        TemplateMap map => map.Count > 0,
        _ => true,
    };
}

/// <summary>How messages name the type of a value.</summary>
internal static class TypeNames
{
    public static string Of(object? value) => value switch
    {
        null => "none",
        Undefined undefined => $"{undefined.What}, which is undefined,",
        bool => "a truth value",
        BigInteger => "a whole number",
        double => "a number",
        string => "a string",
        TemplateSequence { Kind: SequenceKind.Tuple } => "a tuple",
        TemplateSequence { Kind: SequenceKind.List } => "a list",
        TemplateSequence => "what a filter selects",
        TemplateMap => "a mapping",
        TemplateNamespace => "a namespace",
        Callable callable => $"the function '{callable.Name}'",
        _ => "a loop",
    };
}
