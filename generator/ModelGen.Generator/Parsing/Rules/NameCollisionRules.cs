using System.Globalization;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Whether the names that a declaration gives tell its tensors apart, in both formats. Looks at every name of every layer.</summary>
internal static class NameCollisionRules
{
    public static void Check(ModelDeclaration declaration, ArchitectureSpec architecture, CheckpointNaming naming, IReadOnlyList<TensorSpec> tensors, ProblemList problems)
    {
        HashSet<TensorNameDeclaration> told = [];
        foreach (Func<TensorSpec, string> nameOf in declaration.TensorNames.Count == 0 ? [] : new Func<TensorSpec, string>[] { tensor => tensor.Name, tensor => tensor.GgufName })
        {
            Dictionary<string, TensorSpec> seen = [];
            foreach (TensorSpec tensor in tensors.Where(tensor => !tensor.IsTied && nameOf(tensor).Length > 0))
            {
                foreach (string name in NamesOf(architecture, tensor, nameOf(tensor)))
                {
                    if (!seen.TryGetValue(name, out TensorSpec? other))
                    {
                        seen.Add(name, tensor);
                    }
                    else if ((naming.StoredRole(other.Role), other.IsBias, other.Stack) != (naming.StoredRole(tensor.Role), tensor.IsBias, tensor.Stack))
                    {
                        Report(naming.StoredRole(other.Role), naming.StoredRole(tensor.Role), nameOf(other) == nameOf(tensor) ? nameOf(tensor) : name);
                    }
                }
            }
        }

        // Of two names that collide, the one that is written later is the mistake; a family's own come first.
        void Report(TensorRole one, TensorRole other, string name)
        {
            TensorNameDeclaration? culprit = declaration.TensorNames.LastOrDefault(declared => declared.Role.Value == one || declared.Role.Value == other);
            if (culprit is not null && told.Add(culprit))
            {
                problems.Add(TensorNameDescriptors.NameTaken, culprit.Pattern.Location, name, culprit.Role.Value == one ? other : one, culprit.Role.Value);
            }
        }
    }

    private static IEnumerable<string> NamesOf(ArchitectureSpec architecture, TensorSpec tensor, string pattern) => tensor.LayerKind == TensorSpec.NoLayer
        ? [pattern]
        : architecture.Of(tensor.Stack).WeightsOfKind(tensor.LayerKind)
            .Select(layer => pattern.Replace("{layer}", layer.ToString(CultureInfo.InvariantCulture)));
}
