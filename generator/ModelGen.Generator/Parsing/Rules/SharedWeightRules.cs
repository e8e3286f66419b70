using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Layers that share weights must have the same of all that is stored.</summary>
internal static class SharedWeightRules
{
    public static void Check(ModelDeclaration declaration, ArchitectureSpec architecture, IReadOnlyList<TensorSpec> tensors, ProblemList problems)
    {
        foreach (LayerPatternDeclaration pattern in declaration.LayerPatterns.Where(pattern => pattern.ShareWeights.Value))
        {
            int[] layers = [.. Enumerable.Range(0, architecture.Layers).Where(layer => LayerValues.Of(declaration, declaration.LayerPatterns, layer).Sharing == pattern)];
            foreach (int layer in layers)
            {
                TensorRole[] differing = [.. Differing(architecture, tensors, architecture.Schedule[layers[0]], architecture.Schedule[layer])];
                if (differing.Length > 0)
                {
                    problems.Add(LayerPatternDescriptors.SharedWeightsDiffer, pattern.ShareWeights.Location, layers[0], layer, string.Join(", ", differing));
                    break;
                }
            }
        }
    }

    /// <summary>What is stored of layers of one kind and not, or otherwise, of layers of another.</summary>
    private static IEnumerable<TensorRole> Differing(ArchitectureSpec architecture, IReadOnlyList<TensorSpec> tensors, int one, int other)
    {
        // How much of a head turns decides in which order some files store its rows.
        HashSet<(TensorSpec, int)> Stored(int kind) => [.. tensors
            .Where(tensor => tensor.LayerKind == kind)
            .Select(tensor => (tensor with { LayerKind = 0 }, tensor.RotaryHeads == 0 ? 0 : architecture.LayerKinds[kind].Position.RotarySize))];
        HashSet<(TensorSpec Tensor, int)> all = Stored(one);
        all.SymmetricExceptWith(Stored(other));
        return all.Select(tensor => tensor.Tensor.Role).Distinct().OrderBy(role => role);
    }
}
