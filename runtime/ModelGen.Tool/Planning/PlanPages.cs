extern alias generator;

using System.Globalization;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Lowering.Recurrent;
using generator::ModelGen.Generator.Lowering.Words;
using generator::ModelGen.Generator.Model;
using ModelGen.Runtime;
using ModelGen.Tool.Inspection;

namespace ModelGen.Tool.Planning;

/// <summary>Makes pages of plans.</summary>
internal static class PlanPages
{
    private const string NoName = "–";

    /// <summary>The page of a transformer: a pass, or those of an encoder and of its decoder.</summary>
    public static PlanPage Of(ForwardPlan plan) => new(plan.Architecture.Type.Name, Parameters(plan.Parameters), [.. plan.Passes.Select(OfPass)]);

    /// <summary>The page of a bidirectional LSTM.</summary>
    public static PlanPage Of(RecurrentPlan plan)
    {
        LstmSpec lstm = plan.Spec.Lstm;
        CharacterSpec characters = plan.Spec.Characters;
        string[] summary =
        [
            Invariant($"bidirectional LSTM: {lstm.Layers} layers of {lstm.CellSize:N0} cells, projected to {lstm.Projection:N0}; words of up to {characters.Maximum} characters under {characters.FilterCount:N0} filters"),
            Costs(plan.Cost),
        ];
        PartPage[] parts = [.. plan.Parts.Select(part => new PartPage(part.Name + Layers(part.Layers), [.. part.Steps.Select(step => new StepPage(step.Equation + Order(step.Loop), step.Source, step.Operations))]))];
        IEnumerable<string[]> tensors = plan.Tensors.Select(tensor => new[] { tensor.Name, NoName, Printable.Shape(tensor.Shape) + (tensor.PerLayer ? Layers(new LayerRange(0, lstm.Layers)) : "") });
        return new PlanPage(plan.Spec.Type.Name, Parameters(plan.Cost.Parameters), [new PassPage(summary, parts, Room(plan.Memory.FloatsPerToken), plan.Memory.Buffers, [.. tensors]) { Elsewhere = "states and results of the session" }]);
    }

    /// <summary>The page of a table of words.</summary>
    public static PlanPage Of(WordVectorsPlan plan)
    {
        WordVectorsSpec spec = plan.Spec;
        string words = spec.HasVocabulary ? spec.Vocabulary.ToString("N0", CultureInfo.InvariantCulture) : "as many as the file has";
        string size = spec.HasVocabulary ? Parameters(plan.Cost.Parameters) : Invariant($"{spec.Dimensions:N0} parameters a word");
        string[] summary = [Invariant($"word vectors: {spec.Dimensions:N0} dimensions, words: {words}"), .. spec.HasVocabulary ? [Invariant($"  a query: {plan.Cost.FlopsPerToken:N0} FLOPs")] : Array.Empty<string>()];
        PartPage[] parts = [.. plan.Parts.Select(part => new PartPage(part.Name, [.. part.Steps.Select(step => new StepPage(step.Equation, step.Source, step.Operations))]))];
        string room = Invariant($"{plan.FloatsPerTerm:N0} floats for each word of a query{(spec.HasVocabulary ? "" : ", and a score for each word of the file")}");
        string[][] tensors = [[plan.Vectors.Name, NoName, $"[{plan.Words} × {spec.Dimensions}]"]];
        return new PlanPage(spec.Type.Name, size, [new PassPage(summary, parts, room, plan.Buffers, tensors) { Elsewhere = "results of the query" }]);
    }

    private static PassPage OfPass(ForwardPlan pass)
    {
        ArchitectureSpec architecture = pass.Architecture;
        string kind = architecture.IsEncoder ? "encoder" : "decoder";
        string[] summary =
        [
            Invariant($"{kind}: {architecture.Layers} layers, hidden {architecture.Hidden:N0}, vocabulary {architecture.Vocabulary:N0}, context {architecture.Context:N0}"),
            Costs(pass.Cost),
            Invariant($"  a position: {pass.Cost.CacheBytesPerPosition:N0} bytes of keys and values"),
        ];
        PartPage[] parts = [.. pass.Parts.Select(part => new PartPage(part.Name + Layers(pass, part.LayerKind), [.. part.Steps.Select(step => new StepPage(step.Equation, step.Source, step.Operations))]))];
        IEnumerable<string[]> tensors = pass.Tensors.Where(tensor => !tensor.IsTied && !tensor.IsShared).Select(tensor => new[]
        {
            tensor.Name + (tensor.IsBias ? " (bias)" : ""),
            tensor.GgufName.Length > 0 ? tensor.GgufName : NoName,
            Printable.Shape(tensor.Shape) + (tensor.Experts > 0 ? Invariant($" of {tensor.Experts} experts") : "") + Layers(pass, tensor.LayerKind),
        });
        return new PassPage(summary, parts, Room(pass.Memory.FloatsPerToken), pass.Memory.Buffers, [.. tensors]) { Elsewhere = "cache" };
    }

    private static string Parameters(long count) => Invariant($"{count:N0} parameters");

    private static string Room(int floats) => Invariant($"{floats:N0} floats a token");

    private static string Costs(CostPlan cost) =>
        Invariant($"  a token: {cost.FlopsPerToken:N0} FLOPs, {cost.WeightBytesPerToken:N0} bytes of float32 weights, {cost.ScratchBytesPerToken:N0} bytes of scratch memory");

    /// <summary>The layers of a kind, where it is one.</summary>
    private static string Layers(ForwardPlan pass, int kind) => kind == PlanPart.NoLayer
        ? ""
        : $", layers {NumberRanges.Describe(pass.Architecture.Schedule.Index().Where(layer => layer.Item == kind).Select(layer => layer.Index))}";

    private static string Layers(LayerRange? layers) => layers is null ? "" : $", layers {NumberRanges.Describe(Enumerable.Range(layers.First, layers.Count))}";

    private static string Order(StepLoop loop) => loop switch
    {
        StepLoop.Forward => ", for each place from the first on",
        StepLoop.Backward => ", for each place from the last on",
        _ => "",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
