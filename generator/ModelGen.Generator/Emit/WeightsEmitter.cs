using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>The weights by name: a class for the model, a struct for each kind of layer, a field for each tensor.</summary>
internal static class WeightsEmitter
{
    public static void Emit(SourceWriter writer, ForwardPlan plan)
    {
        ArchitectureSpec architecture = plan.Architecture;
        writer.Open($"partial class {architecture.Type.Name}");
        writer.Documentation($"<summary>The weights of the {(plan.Prefix.Length == 0 ? "model" : plan.Prefix.ToLowerInvariant())}, as views into the checkpoint.</summary>");
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open($"private sealed class {plan.WeightsName}");

        if (architecture.SharesWeights)
        {
            writer.Documentation("<summary>Which set of weights a layer reads: those that have the same share it.</summary>");
            writer.Write($"private static readonly int[] SetOfLayer = [{string.Join(", ", architecture.WeightSets)}];");
            writer.Write("");
        }

        IReadOnlyList<TensorSpec> own = [.. Weights(plan, TensorSpec.NoLayer)];
        writer.Aligned([.. own.Select(Field)]);
        foreach (LayerSpec layer in architecture.LayerKinds)
        {
            writer.Write($"public readonly {layer.Name}[] {layer.Name}s;");
        }

        writer.Write("");
        writer.Open($"public {plan.WeightsName}(Runtime::WeightStore store)");
        foreach (TensorSpec tensor in own)
        {
            writer.Write($"{tensor.Role} = store.{Accessor(tensor)}(Api::TensorRole.{tensor.Role}{(tensor.Stack == Stack.Both ? "" : $", stack: Api::Stack.{tensor.Stack}")});");
        }

        for (int kind = 0; kind < architecture.LayerKinds.Count; kind++)
        {
            string name = architecture.LayerKinds[kind].Name;
            writer.Write($"{name}s = new {name}[{architecture.Layers}];");
            writer.Open(architecture.LayerKinds.Count == 1 ? $"for (int layer = 0; layer < {architecture.Layers}; layer++)" : $"foreach (int layer in {ManifestEmitter.LayersOf(architecture, kind)})");
            writer.Write($"{name}s[layer] = new {name}(store, {(architecture.SharesWeights ? "SetOfLayer[layer]" : "layer")});");
            writer.Close();
        }

        writer.Close();
        for (int kind = 0; kind < architecture.LayerKinds.Count; kind++)
        {
            writer.Write("");
            EmitLayer(writer, plan, kind);
        }

        writer.Close();
        writer.Close();
    }

    /// <summary>The weight expression of a tensor inside the forward pass: <c>w.Query</c> in a layer, <c>_weights.FinalNorm</c> outside.</summary>
    public static string Expression(TensorSpec tensor) => (tensor.LayerKind == TensorSpec.NoLayer ? "_weights." : "w.") + tensor.Role;

    private static void EmitLayer(SourceWriter writer, ForwardPlan plan, int kind)
    {
        LayerSpec layer = plan.Architecture.LayerKinds[kind];
        IReadOnlyList<TensorSpec> tensors = [.. Weights(plan, kind)];
        writer.Documentation($"<summary>The weights of one layer: {ModelDiagram.Describe(layer)}.</summary>");
        writer.Open($"public readonly struct {layer.Name}");
        writer.Aligned([.. tensors.Select(Field)]);
        writer.Write("");
        writer.Open($"public {layer.Name}(Runtime::WeightStore store, int layer)");
        foreach (TensorSpec tensor in tensors)
        {
            writer.Write($"{tensor.Role} = store.{Accessor(tensor)}(Api::TensorRole.{tensor.Role}, layer{(tensor.Stack == Stack.Both ? "" : $", Api::Stack.{tensor.Stack}")});");
        }

        writer.Close();
        writer.Close();
    }

    /// <summary>A bias travels with its matrix, so it has no field of its own.</summary>
    private static IEnumerable<TensorSpec> Weights(ForwardPlan plan, int kind) => plan.Tensors.Where(tensor => tensor.LayerKind == kind && !tensor.IsBias);

    private static CodeLine Field(TensorSpec tensor) => new(
        $"public readonly Runtime::{(tensor.Experts > 0 ? "ExpertWeights" : tensor.IsVector ? "VectorWeights" : "LinearWeights")} {tensor.Role};",
        $"[{(tensor.Experts > 0 ? $"{tensor.Experts} × " : "")}{string.Join(" × ", tensor.Shape)}]");

    private static string Accessor(TensorSpec tensor) => tensor.Experts > 0 ? "Experts" : tensor.IsVector ? "Vector" : tensor.IsTied ? "TiedMatrix" : "Matrix";
}
