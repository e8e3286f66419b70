using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Recurrent;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit.Recurrent;

/// <summary>What the model expects of a checkpoint: every tensor with its name and shape, every setting with its value; and what it costs.</summary>
internal static class RecurrentManifestEmitter
{
    public static void Emit(SourceWriter writer, RecurrentPlan plan)
    {
        RecurrentSpec spec = plan.Spec;
        CostPlan cost = plan.Cost;
        writer.Open($"partial class {spec.Type.Name}");
        writer.Write($"private static readonly int[] LstmLayerIndices = [{string.Join(", ", Enumerable.Range(0, spec.Lstm.Layers))}];");
        writer.Write("");
        writer.Documentation("<summary>The tensors and settings that a checkpoint of the model must have, and what the model costs.</summary>");
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open("public static Api::ModelManifest Manifest { get; } = new()");
        writer.Write(
            $"""
            Name = {Literals.String(spec.Type.Name.TrimStart('@'))},
            Layers = {spec.Lstm.Layers},
            Hidden = {Literals.Integer(2 * spec.Lstm.Projection)},
            Vocabulary = {Literals.Integer(spec.Characters.Vocabulary)},
            Context = int.MaxValue,
            Parameters = {Literals.Integer(cost.Parameters)},
            FlopsPerToken = {Literals.Integer(cost.FlopsPerToken)},
            WeightBytesPerToken = {Literals.Integer(cost.WeightBytesPerToken)},
            CacheBytesPerPosition = {Literals.Integer(cost.CacheBytesPerPosition)},
            ScratchBytesPerToken = {Literals.Integer(cost.ScratchBytesPerToken)},
            """);
        writer.Write("Patterns =\n[");
        foreach (RecurrentTensor tensor in plan.Tensors)
        {
            writer.Write("    " + Pattern(tensor) + ",");
        }

        writer.Write("],\nSettings =\n[");
        foreach (SettingSpec setting in plan.Settings)
        {
            writer.Write("    " + ManifestEmitter.Setting(setting) + ",");
        }

        writer.Write("],");
        writer.Write("Ignored = [\"softmax/W\", \"softmax/b\"],");
        writer.Write("Pairing = Api::RotaryPairing.HalfSplit,");
        writer.Close("};");
        writer.Close();
    }

    private static string Pattern(RecurrentTensor tensor)
    {
        List<string> properties = [];
        if (tensor.PerLayer || tensor.Number is not null)
        {
            properties.Add(tensor.PerLayer ? "Layers = LstmLayerIndices" : $"Layers = [{tensor.Number}]");
        }

        if (tensor.IsBias)
        {
            properties.Add("IsBias = true");
        }

        if (tensor.Transposed)
        {
            properties.Add("Transposed = true");
        }

        if (tensor.IsTable)
        {
            properties.Add("IsTable = true");
        }

        if (tensor.Split > 0)
        {
            properties.Add($"Split = {Literals.Integer(tensor.Split)}");
        }

        string pattern = $"new(Api::TensorRole.{tensor.Role}, {Literals.String(tensor.Name)}, \"\", [{string.Join(", ", tensor.Shape.Select(size => Literals.Integer(size)))}])";
        return pattern + (properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}");
    }
}
