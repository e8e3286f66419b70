using ModelGen.Generator.Lowering.Recurrent;

namespace ModelGen.Generator.Emit.Recurrent;

/// <summary>The forward pass: one method for each part of the model, each a straight sequence of kernel calls.</summary>
internal static class RecurrentForwardEmitter
{
    public static void Emit(SourceWriter writer, RecurrentPlan plan)
    {
        writer.Open($"partial class {plan.Spec.Type.Name}");
        writer.Open("private sealed partial class ForwardPass");
        EmitRun(writer, plan);
        foreach (RecurrentPart part in plan.Parts)
        {
            writer.Write("");
            EmitPart(writer, part);
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitRun(SourceWriter writer, RecurrentPlan plan)
    {
        writer.Documentation("<inheritdoc/>");
        writer.Open("public override void Run(Runtime::WordBatch batch)");
        foreach (RecurrentPart part in plan.Parts.Where(part => part.Layers is null or { First: 0 } && part != plan.Parts[plan.Parts.Count - 1]))
        {
            writer.Write($"{part.Name}(batch);");
        }

        RecurrentPart[] upper = [.. plan.Parts.Where(part => part.Layers is { First: > 0 })];
        if (upper.Length > 0)
        {
            LayerRange layers = upper[0].Layers!;
            writer.Open($"for (int layer = {layers.First}; layer < {layers.First + layers.Count}; layer++)");
            foreach (RecurrentPart part in upper)
            {
                writer.Write($"{part.Name}(layer, batch);");
            }

            writer.Close();
            writer.Write("");
        }

        writer.Write($"{plan.Parts[plan.Parts.Count - 1].Name}(batch);");
        writer.Close();
    }

    private static void EmitPart(SourceWriter writer, RecurrentPart part)
    {
        writer.Documentation($"<summary>{part.Summary}</summary>");
        bool isUpper = part.Layers is { First: > 0 };
        writer.Open($"private void {part.Name}({(isUpper ? "int layer, " : "")}Runtime::WordBatch batch)");
        if (part.Layers is not null)
        {
            writer.Write($"ref readonly ModelWeights.LstmLayer w = ref _weights.LstmLayers[{(isUpper ? "layer" : "0")}];");
            writer.Write("");
        }

        for (int i = 0; i < part.Steps.Count; i++)
        {
            if (i > 0)
            {
                writer.Write("");
            }

            EmitStep(writer, part.Steps[i]);
        }

        writer.Close();
    }

    private static void EmitStep(SourceWriter writer, RecurrentStep step)
    {
        if (step.Equation.Length > 0)
        {
            writer.Write("// " + step.Equation + (step.Source.Length == 0 ? "" : $"    ({step.Source})"));
        }

        CodeLine[] lines = [.. step.Operations.Select(RecurrentOperationEmitters.Emit)];
        switch (step.Loop)
        {
            case StepLoop.Once:
                writer.Aligned(lines);
                return;
            case StepLoop.Forward:
                writer.Open("foreach (Runtime::TimeStep step in batch.Steps)");
                break;
            default:
                writer.Open("for (int place = batch.Steps.Length - 1; place >= 0; place--)");
                writer.Write("Runtime::TimeStep step = batch.Steps[place];");
                break;
        }

        writer.Aligned(lines);
        writer.Close();
    }
}
