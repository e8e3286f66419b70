using Microsoft.CodeAnalysis;
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
    private const string Expert = "{expert}";

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        HashSet<(TensorRole Role, Stack Stack)> named = new();
        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            CheckPattern(name.Pattern, problems);
            CheckOptional(name.Bias, problems);
            CheckOptional(name.Gguf, problems);
            if (problems.IsDefined(name.Stack) & problems.IsDefined(name.Role))
            {
                (TensorRole, Stack)[] parts = [.. StacksOf(name).Select(stack => (name.Role.Value, stack))];
                if (parts.Any(named.Contains))
                {
                    problems.Add(TensorNameDescriptors.NamedTwice, name.Role.Location, name.Role.Value);
                }

                named.UnionWith(parts);
            }
        }

        if (declaration.Checkpoint is { Ignored: { IsDeclared: true } ignored })
        {
            foreach (DeclaredText text in ignored.Value)
            {
                CheckPattern(text.Value ?? "", ignored.Location, problems);
            }
        }
    }

    /// <summary>The names of a declaration that is right otherwise, against the parts that the model has.</summary>
    public static void CheckParts(ModelDeclaration declaration, ArchitectureSpec architecture, CheckpointNaming naming, IReadOnlyList<TensorSpec> tensors, ProblemList problems)
    {
        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            IReadOnlyList<TensorSpec> parts = [.. tensors.Where(tensor => naming.StoredRole(tensor.Role) == name.Role.Value && (name.Stack.Value == Stack.Both || name.Stack.Value == tensor.Stack))];
            if (parts.Count == 0)
            {
                problems.Add(TensorNameDescriptors.NamesNothing, name.Role.Location, declaration.Symbol.Name, name.Role.Value);
                continue;
            }

            int layers = architecture.Stacks.Max(stack => parts.Where(part => part.Stack == stack.Stack && part.LayerKind != TensorSpec.NoLayer).SelectMany(part => stack.WeightsOfKind(part.LayerKind)).Distinct().Count());
            foreach (Argument<DeclaredText> text in new[] { name.Pattern, name.Bias, name.Gguf })
            {
                CheckLayer(text, layers, problems);
                CheckExpert(text, parts, problems);
            }
        }
    }

    /// <summary>A name of both stacks is one of each.</summary>
    private static Stack[] StacksOf(TensorNameDeclaration name) => name.Stack.Value == Stack.Both ? [Stack.Encoder, Stack.Decoder] : [name.Stack.Value];

    /// <summary>The one layer of a model needs no number.</summary>
    private static void CheckLayer(Argument<DeclaredText> text, int layers, ProblemList problems)
    {
        if (text.Value.Value is { } pattern && pattern.Contains(Layer) ? layers == 0 : text.Value.Value is not null && layers > 1)
        {
            string place = layers == 0 ? "belongs to no layer" : "belongs to each layer";
            problems.Add(TensorNameDescriptors.LayerPlaceholder, text.Location, text.Value.Value!, place, layers == 0 ? "without" : "with");
        }
    }

    private static void CheckExpert(Argument<DeclaredText> text, IReadOnlyList<TensorSpec> parts, ProblemList problems)
    {
        if (text.Value.Value is { } pattern && pattern.Contains(Expert) && parts.All(part => part.Experts == 0))
        {
            problems.Add(ExpertsDescriptors.ExpertPlaceholder, text.Location, pattern);
        }
    }

    private static void CheckOptional(Argument<DeclaredText> argument, ProblemList problems)
    {
        if (argument is { IsDeclared: true, Value.Value: not null })
        {
            CheckPattern(argument, problems);
        }
    }

    private static void CheckPattern(Argument<DeclaredText> argument, ProblemList problems)
    {
        if (argument.IsDeclared)
        {
            CheckPattern(argument.Value.Value ?? "", argument.Location, problems);
        }
    }

    private static void CheckPattern(string pattern, Location location, ProblemList problems)
    {
        string withoutExpert = pattern.Replace(Expert, "");
        string rest = withoutExpert.Replace(Layer, "");
        string? fault = pattern.Length == 0 ? "it is empty"
            : pattern.Any(char.IsWhiteSpace) || pattern.Any(char.IsControl) ? "it has white space"
            : rest.IndexOfAny(['{', '}']) >= 0 ? "it has a placeholder that is not {layer} or {expert}"
            : withoutExpert.Length - rest.Length > Layer.Length ? "it has {layer} twice"
            : pattern.Length - withoutExpert.Length > Expert.Length ? "it has {expert} twice"
            : null;
        if (fault is not null)
        {
            problems.Add(TensorNameDescriptors.PatternMalformed, location, pattern, fault);
        }
    }
}
