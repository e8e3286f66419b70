using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Each <c>[TensorName]</c> by itself: a pattern that can be the name of a tensor, of a role that is named once.</summary>
internal static class TensorNameRules
{
    private const string Layer = "{layer}";

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        HashSet<TensorRole> named = new();
        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            CheckPattern(name.Pattern, problems);
            CheckOptional(name.Bias, problems);
            CheckOptional(name.Gguf, problems);
            if (problems.IsDefined(name.Role) && !named.Add(name.Role.Value))
            {
                problems.Add(TensorNameDescriptors.NamedTwice, name.Role.Location, name.Role.Value);
            }
        }
    }

    /// <summary>The names of a declaration that is right otherwise, against the parts that the model has.</summary>
    public static void CheckParts(ModelDeclaration declaration, CheckpointNaming naming, IReadOnlyList<TensorSpec> tensors, ProblemList problems)
    {
        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            TensorSpec? part = tensors.FirstOrDefault(tensor => naming.StoredRole(tensor.Role) == name.Role.Value);
            if (part is null)
            {
                problems.Add(TensorNameDescriptors.NamesNothing, name.Role.Location, declaration.Symbol.Name, name.Role.Value);
            }
            else if (part.LayerKind != TensorSpec.NoLayer != Value(name).Contains(Layer))
            {
                problems.Add(
                    TensorNameDescriptors.LayerPlaceholder,
                    name.Pattern.Location,
                    Value(name),
                    part.LayerKind == TensorSpec.NoLayer ? "belongs to no layer" : "belongs to each layer",
                    part.LayerKind == TensorSpec.NoLayer ? "without" : "with");
            }
        }

        CheckCollisions(declaration, naming, tensors, problems);
    }

    private static void CheckCollisions(ModelDeclaration declaration, CheckpointNaming naming, IReadOnlyList<TensorSpec> tensors, ProblemList problems)
    {
        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            TensorSpec? part = tensors.FirstOrDefault(tensor => naming.StoredRole(tensor.Role) == name.Role.Value);
            TensorSpec? other = part is null ? null : tensors.FirstOrDefault(tensor =>
                naming.StoredRole(tensor.Role) != name.Role.Value && tensor.Name == part.Name && !declaration.TensorNames.TakeWhile(one => one != name).Any(one => one.Role.Value == name.Role.Value));
            if (other is not null && IsLater(declaration, name, naming.StoredRole(other.Role)))
            {
                problems.Add(TensorNameDescriptors.NameTaken, name.Pattern.Location, part!.Name, naming.StoredRole(other.Role), name.Role.Value);
            }
        }
    }

    /// <summary>Of two names that collide, the one that is written later is the mistake; a family's own come first.</summary>
    private static bool IsLater(ModelDeclaration declaration, TensorNameDeclaration name, TensorRole other) =>
        declaration.TensorNames.SkipWhile(one => one != name).Skip(1).All(one => one.Role.Value != other);

    private static string Value(TensorNameDeclaration name) => name.Pattern.Value.Value ?? "";

    private static void CheckOptional(Argument<DeclaredText> argument, ProblemList problems)
    {
        if (argument is { IsDeclared: true, Value.Value: not null })
        {
            CheckPattern(argument, problems);
        }
    }

    private static void CheckPattern(Argument<DeclaredText> argument, ProblemList problems)
    {
        if (!argument.IsDeclared)
        {
            return;
        }

        string pattern = argument.Value.Value ?? "";
        string rest = pattern.Replace(Layer, "");
        string? fault = pattern.Length == 0 ? "it is empty"
            : pattern.Any(char.IsWhiteSpace) || pattern.Any(char.IsControl) ? "it has white space"
            : rest.IndexOfAny(['{', '}']) >= 0 ? "it has a placeholder that is not {layer}"
            : pattern.Length - rest.Length > Layer.Length ? "it has {layer} twice"
            : null;
        if (fault is not null)
        {
            problems.Add(TensorNameDescriptors.PatternMalformed, argument.Location, pattern, fault);
        }
    }
}
