using ModelGen.Generator.Emit.Ops;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>The forward pass: one method for each part of the model, each a straight sequence of kernel calls.</summary>
internal static class ForwardEmitter
{
    public static void Emit(SourceWriter writer, ForwardPlan plan)
    {
        writer.Open($"partial class {plan.Architecture.Type.Name}");
        writer.Open($"private sealed partial class {plan.PassName}");
        EmitRun(writer, plan);
        foreach (PlanPart part in plan.Parts)
        {
            writer.Write("");
            EmitPart(writer, part, plan);
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitRun(SourceWriter writer, ForwardPlan plan)
    {
        writer.Documentation("<inheritdoc/>");
        writer.Open("public override void Run(Runtime::TokenBatch batch)");
        writer.Write($"{plan.Embedding.Name}(batch);");
        EmitLayers(writer, plan.Architecture, plan.Layers);
        foreach (PlanPart part in plan.Outputs)
        {
            writer.Write($"{part.Name}(batch);");
        }

        if (plan.Target is { } target)
        {
            EmitLayers(writer, target, plan.Remembered);
        }

        writer.Close();
    }

    private static void EmitLayers(SourceWriter writer, ArchitectureSpec architecture, IReadOnlyList<PlanPart> parts)
    {
        foreach ((int first, int count, PlanPart part) in Schedule(architecture, parts))
        {
            if (count == 1)
            {
                writer.Write($"{part.Name}({first}, batch);");
                continue;
            }

            writer.Open($"for (int layer = {first}; layer < {first + count}; layer++)");
            writer.Write($"{part.Name}(layer, batch);");
            writer.Close();
            writer.Write("");
        }
    }

    /// <summary>The layers in order, neighbours of one kind together.</summary>
    private static IEnumerable<(int First, int Count, PlanPart Part)> Schedule(ArchitectureSpec architecture, IReadOnlyList<PlanPart> parts) => parts
        .SelectMany((part, kind) => WeightsEmitter.Runs(architecture, kind).Select(run => (run.First, run.Count, part)))
        .OrderBy(run => run.First);

    private static void EmitPart(SourceWriter writer, PlanPart part, ForwardPlan plan)
    {
        bool isRemembered = plan.Remembered.Contains(part);
        LayerSpec? layer = part.LayerKind == PlanPart.NoLayer ? null : (isRemembered ? plan.Target! : plan.Architecture).LayerKinds[part.LayerKind];
        writer.Documentation($"<summary>{part.Summary}</summary>");
        writer.Open(layer is null ? $"private void {part.Name}(Runtime::TokenBatch batch)" : $"private void {part.Name}(int layer, Runtime::TokenBatch batch)");
        if (layer is not null)
        {
            string owner = isRemembered ? "DecoderWeights" : plan.WeightsName;
            writer.Write($"ref readonly {owner}.{layer.Name} w = ref {(isRemembered ? "_decoder" : "_weights")}.{layer.Name}s[layer];");
        }

        bool usesRows = part.Operations.Any(OperationEmitters.UsesRows);
        if (usesRows)
        {
            writer.Write("Runtime::Rows rows = batch.Rows;");
        }

        for (int i = 0; i < part.Steps.Count; i++)
        {
            PlanStep step = part.Steps[i];
            if (i > 0 || layer is not null || usesRows)
            {
                writer.Write("");
            }

            writer.Write("// " + step.Equation + (step.Source.Length == 0 ? "" : $"    ({step.Source})"));
            writer.Aligned([.. step.Operations.Select(OperationEmitters.Emit)]);
        }

        writer.Close();
    }
}
