using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Whether the model has what a <c>[TensorName]</c> names, and in each layer or once, as its pattern says.</summary>
internal static class NamedRoleRules
{
    private const string Layer = "{layer}";
    private const string Expert = "{expert}";

    public static void Check(ModelDeclaration declaration, ArchitectureSpec architecture, CheckpointNaming naming, ModelTensors tensors, ProblemList problems)
    {
        foreach (TensorNameDeclaration name in declaration.TensorNames)
        {
            TensorRole role = name.Role.Value;
            IReadOnlyList<TensorSpec> named = [.. tensors.All.Where(tensor => naming.StoredRole(tensor.Role, architecture) == role)];
            if (named.Count == 0)
            {
                CheckStorage(declaration, name, architecture, naming, problems);
                continue;
            }

            foreach (Argument<TextValue> text in name.Names.Where(text => text.IsDeclared))
            {
                CheckPlaceholders(text, role, LayersOf(architecture, named), problems);
            }

            CheckBias(name, named.Any(tensor => tensor.IsBias), problems);
        }
    }

    /// <summary>A role that nothing has: the model lacks the part, or stores it otherwise.</summary>
    private static void CheckStorage(ModelDeclaration declaration, TensorNameDeclaration name, ArchitectureSpec architecture, CheckpointNaming naming, ProblemList problems)
    {
        TensorRole role = name.Role.Value;
        TensorRole stored = naming.StoredRole(role, architecture);
        bool isGated = architecture.LayerKinds.Any(layer => layer.FeedForward.IsGated);
        if (stored != role && (role != TensorRole.Gate || isGated))
        {
            problems.Add(TensorNameDescriptors.RoleIsFused, name.Role.Location, role, stored);
        }
        else if (role == TensorRole.QueryKeyValue || (role == TensorRole.GateUp && isGated))
        {
            string layout = role == TensorRole.QueryKeyValue ? "QueryKeyValue = QueryKeyValueLayout.Blocks" : "GateUp = GateUpLayout.GateFirst";
            problems.Add(TensorNameDescriptors.RoleIsSeparate, name.Role.Location, role, layout);
        }
        else
        {
            problems.Add(TensorNameDescriptors.RoleNotDeclared, name.Role.Location, declaration.Symbol.Name, role);
        }
    }

    /// <summary>How many layers have tensors of a role; 0 for one that belongs to no layer.</summary>
    private static int LayersOf(ArchitectureSpec architecture, IEnumerable<TensorSpec> named)
    {
        HashSet<int> kinds = [.. named.Select(tensor => tensor.LayerKind)];
        return architecture.Schedule.Count(kinds.Contains);
    }

    private static void CheckPlaceholders(Argument<TextValue> text, TensorRole role, int layers, ProblemList problems)
    {
        string pattern = text.Value.Text;
        if (layers > 1 && !Has(pattern, Layer))
        {
            problems.Add(TensorNameDescriptors.LayerMissing, text.Location, text.Name, role);
        }
        else if (layers == 0 && Has(pattern, Layer))
        {
            problems.Add(TensorNameDescriptors.PlaceholderUnused, text.Location, text.Name, Layer, role, "layers");
        }
        else if (Has(pattern, Expert))
        {
            problems.Add(TensorNameDescriptors.PlaceholderUnused, text.Location, text.Name, Expert, role, "experts");
        }
    }

    private static void CheckBias(TensorNameDeclaration name, bool hasBias, ProblemList problems)
    {
        if (!hasBias && name.Bias.IsDeclared)
        {
            problems.Add(TensorNameDescriptors.NoBias, name.Bias.Location, name.Role.Value);
        }
        else if (hasBias && name is { Exact.Value: true, Bias.IsDeclared: false } && !name.Pattern.Value.Text.EndsWith(".weight", StringComparison.Ordinal))
        {
            problems.Add(TensorNameDescriptors.BiasNameMissing, name.Pattern.Location, name.Role.Value);
        }
    }

    private static bool Has(string pattern, string placeholder) => pattern.IndexOf(placeholder, StringComparison.Ordinal) >= 0;
}
