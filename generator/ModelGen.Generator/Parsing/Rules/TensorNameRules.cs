using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[TensorName]</c>, and the other names of tensors that a declaration gives, each for itself.</summary>
internal static class TensorNameRules
{
    public const int LongestName = 256;

    private static readonly string[] Placeholders = ["{layer}", "{expert}"];

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        HashSet<TensorRole> named = [];
        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            if (problems.IsDefined(name.Role) && !named.Add(name.Role.Value))
            {
                problems.Add(TensorNameDescriptors.RoleNamedTwice, name.Role.Location, name.Role.Value);
            }

            foreach (Argument<TextValue> text in name.Names.Where(text => text.IsDeclared))
            {
                CheckText(text, text.Value.Text, problems);
            }
        }

        if (declaration.Checkpoint is { Ignored: { IsDeclared: true } ignored })
        {
            foreach (TextValue text in ignored.Value)
            {
                CheckText(ignored, text.Text, problems);
            }
        }
    }

    private static void CheckText<T>(Argument<T> argument, string text, ProblemList problems)
        where T : struct
    {
        string rest = Placeholders.Aggregate(text, (pattern, placeholder) => pattern.Replace(placeholder, string.Empty));
        if (text.Length is 0 or > LongestName || text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            problems.Add(TensorNameDescriptors.NotAName, argument.Location, argument.Name, LongestName);
        }
        else if (rest.IndexOfAny(['{', '}']) >= 0)
        {
            problems.Add(TensorNameDescriptors.UnknownPlaceholder, argument.Location, argument.Name);
        }
        else if (Placeholders.Any(placeholder => text.IndexOf(placeholder, StringComparison.Ordinal) != text.LastIndexOf(placeholder, StringComparison.Ordinal)))
        {
            problems.Add(TensorNameDescriptors.PlaceholderTwice, argument.Location, argument.Name);
        }
    }
}
