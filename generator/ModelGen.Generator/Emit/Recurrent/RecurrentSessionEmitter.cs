using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Recurrent;

namespace ModelGen.Generator.Emit.Recurrent;

/// <summary>What a session computes in: the constants of the model and the buffers of the forward pass, each at the offset that was planned for it.</summary>
internal static class RecurrentSessionEmitter
{
    public static void Emit(SourceWriter writer, RecurrentPlan plan)
    {
        MemoryPlan memory = plan.Memory;
        writer.Open($"partial class {plan.Spec.Type.Name}");
        writer.Documentation(
            $"""
            <summary>The forward pass and its scratch memory: {Text.Number(memory.FloatsPerToken)} floats for each token of a pass.</summary>
            <remarks>T is the number of tokens in a pass: its words, and two marks for each sentence. Buffers that are not alive together share memory.</remarks>
            """);
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open("private sealed partial class ForwardPass : Runtime::WordPass");
        writer.Write(
            $"""
            private const int FloatsPerToken = {Literals.Integer(memory.FloatsPerToken)};
            private const float CellClip = {Limit(plan.Spec.Lstm.CellClip)};
            private const float ProjectionClip = {Limit(plan.Spec.Lstm.ProjectionClip)};

            private readonly ModelWeights _weights;
            """);
        writer.Aligned([.. memory.Buffers.Select(placed => new CodeLine($"private readonly Runtime::Activations {placed.Buffer.Expression};", placed.Buffer.Shape))]);
        writer.Write("");
        writer.Open("public ForwardPass(ModelWeights weights, int tokens)", ": base(tokens, FloatsPerToken)");
        writer.Write("_weights = weights;");
        foreach (PlacedBuffer placed in memory.Buffers)
        {
            writer.Write($"{placed.Buffer.Expression} = Buffer(offset: {Literals.Integer(placed.Offset)}, columns: {Literals.Integer(placed.Buffer.Columns)});");
        }

        writer.Close();
        writer.Close();
        writer.Close();
    }

    private static string Limit(double? clip) => clip is { } limit ? Literals.Float(limit) : "float.PositiveInfinity";
}
