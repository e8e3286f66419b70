using System.Globalization;
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
        foreach (LayerBlock block in LayerSchedule.Of(architecture))
        {
            if (block.Times == 1)
            {
                EmitRun(writer, layer => (block.First + layer).ToString(CultureInfo.InvariantCulture), block.Runs[0], parts);
                continue;
            }

            writer.Open($"for (int first = {block.First}; first < {block.First + (block.Times * block.Period)}; first += {block.Period})");
            foreach (LayerRun run in block.Runs)
            {
                EmitRun(writer, layer => layer == 0 ? "first" : $"first + {layer}", run, parts);
            }

            writer.Close();
            writer.Write("");
        }
    }

    /// <param name="at">A layer that is counted from the first of the block, as an expression.</param>
    private static void EmitRun(SourceWriter writer, Func<int, string> at, LayerRun run, IReadOnlyList<PlanPart> parts)
    {
        if (run.Count == 1)
        {
            writer.Write($"{parts[run.Kind].Name}({at(run.First)}, batch);");
            return;
        }

        writer.Open($"for (int layer = {at(run.First)}; layer < {at(run.First + run.Count)}; layer++)");
        writer.Write($"{parts[run.Kind].Name}(layer, batch);");
        writer.Close();
        writer.Write("");
    }

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
