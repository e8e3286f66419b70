using System.Globalization;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Whether the names that a declaration gives tell its tensors apart. Looks at every name of every layer.</summary>
internal static class NameCollisionRules
{
    public static void Check(ModelDeclaration declaration, ArchitectureSpec architecture, CheckpointNaming naming, ModelTensors tensors, ProblemList problems)
    {
        if (declaration.TensorNames.Count == 0)
        {
            return;
        }

        HashSet<TensorRole> told = [];
        foreach (Func<TensorSpec, string> nameOf in new Func<TensorSpec, string>[] { tensor => tensor.Name, tensor => tensor.GgufName })
        {
            Dictionary<string, (TensorRole Role, bool IsBias)> seen = [];
            foreach (TensorSpec tensor in tensors.All.Where(tensor => !tensor.IsTied && nameOf(tensor).Length > 0))
            {
                TensorRole role = naming.StoredRole(tensor.Role, architecture);
                foreach (string name in NamesOf(architecture, tensor, nameOf(tensor)))
                {
                    if (!seen.TryGetValue(name, out (TensorRole Role, bool IsBias) other))
                    {
                        seen.Add(name, (role, tensor.IsBias));
                    }
                    else if (other != (role, tensor.IsBias) && Find(declaration, role, other.Role) is { } culprit && told.Add(culprit.Role.Value))
                    {
                        problems.Add(TensorNameDescriptors.NamesCollide, culprit.Pattern.Location, other.Role, role, name);
                    }
                }
            }
        }
    }

    /// <summary>The declared name that is to blame: that of the later tensor, if it has one.</summary>
    private static TensorNameDeclaration? Find(ModelDeclaration declaration, TensorRole later, TensorRole earlier) =>
        declaration.TensorNames.FirstOrDefault(name => name.Role.Value == later) ?? declaration.TensorNames.FirstOrDefault(name => name.Role.Value == earlier);

    private static IEnumerable<string> NamesOf(ArchitectureSpec architecture, TensorSpec tensor, string pattern) => tensor.LayerKind == TensorSpec.NoLayer
        ? [pattern]
        : Enumerable.Range(0, architecture.Layers)
            .Where(layer => architecture.Schedule[layer] == tensor.LayerKind)
            .Select(layer => pattern.Replace("{layer}", layer.ToString(CultureInfo.InvariantCulture)));
}
