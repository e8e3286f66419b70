using ModelGen.Generator.Emit.Ops;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Words;

namespace ModelGen.Generator.Emit.Words;

/// <summary>The query: one method for each step, each a straight sequence of kernel calls.</summary>
internal static class WordForwardEmitter
{
    public static void Emit(SourceWriter writer, WordVectorsPlan plan)
    {
        writer.Open($"partial class {plan.Spec.Type.Name}");
        writer.Open("private sealed partial class ForwardPass");
        for (int i = 0; i < plan.Parts.Count; i++)
        {
            writer.Write(i == 0 ? "// T words of a query, Q the matrix of word vectors.\n" : "");
            EmitPart(writer, plan.Parts[i]);
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitPart(SourceWriter writer, WordPart part)
    {
        writer.Documentation("<inheritdoc/>" + (part.Remarks.Length == 0 ? "" : $"\n<remarks>\n{part.Remarks}\n</remarks>"));
        writer.Open($"public override void {part.Name}({part.Parameters})");
        if (part.Rows.Length > 0)
        {
            writer.Write($"Runtime::Rows rows = new({part.Rows}, _weights.Workers);");
            writer.Write("");
        }

        for (int i = 0; i < part.Steps.Count; i++)
        {
            PlanStep step = part.Steps[i];
            writer.Write((i > 0 ? "\n" : "") + "// " + step.Equation + (step.Source.Length == 0 ? "" : $"    ({step.Source})"));
            writer.Aligned([.. step.Operations.Select(OperationEmitters.Emit)]);
        }

        writer.Close();
    }
}
