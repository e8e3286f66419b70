using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Words;

namespace ModelGen.Generator.Emit.Words;

/// <summary>What the declaration expects of a file, and what a query costs.</summary>
internal static class WordManifestEmitter
{
    public static void Emit(SourceWriter writer, WordVectorsPlan plan)
    {
        CostPlan cost = plan.Cost;
        string open = plan.Spec.HasVocabulary ? "" : " The vocabulary is that of the file: what depends on it is 0 here, and known of a loaded model.";
        string shape = string.Join(", ", plan.Vectors.Shape.Select(size => Literals.Integer(size)));
        writer.Open($"partial class {plan.Spec.Type.Name}");
        writer.Documentation($"<summary>The matrix that a file must hold, and what a query costs.{open}</summary>");
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open("public static Api::ModelManifest Manifest { get; } = new()");
        writer.Write(
            $"""
            Name = {Literals.String(plan.Spec.Type.Name.TrimStart('@'))},
            Layers = 0,
            Hidden = {Literals.Integer(plan.Spec.Dimensions)},
            Vocabulary = {Literals.Integer(plan.Spec.Vocabulary)},
            Context = 1,
            Parameters = {Literals.Integer(cost.Parameters)},
            FlopsPerToken = {Literals.Integer(cost.FlopsPerToken)},
            WeightBytesPerToken = {Literals.Integer(cost.WeightBytesPerToken)},
            CacheBytesPerPosition = {Literals.Integer(cost.CacheBytesPerPosition)},
            ScratchBytesPerToken = {Literals.Integer(cost.ScratchBytesPerToken)},
            Patterns =
            [
                new(Api::TensorRole.{plan.Vectors.Role}, {Literals.String(plan.Vectors.Name)}, {Literals.String(plan.Vectors.GgufName)}, [{shape}]),
            ],
            Settings = [],
            Pairing = Api::RotaryPairing.HalfSplit,
            """);
        writer.Close("};");
        writer.Close();
    }
}
