using ModelGen.Generator.Lowering.Recurrent;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit.Recurrent;

/// <summary>The weights by name: a class for the model, and a struct for its recurrent layers.</summary>
internal static class RecurrentWeightsEmitter
{
    public static void Emit(SourceWriter writer, RecurrentPlan plan)
    {
        LstmSpec lstm = plan.Spec.Lstm;
        RecurrentTensor[] own = [.. plan.Tensors.Where(tensor => !tensor.PerLayer && !tensor.IsBias)];
        writer.Open($"partial class {plan.Spec.Type.Name}");
        writer.Documentation("<summary>The weights of the model, as views into the memory that they were loaded to.</summary>");
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open("private sealed class ModelWeights");
        writer.Aligned([.. own.Select(tensor => Field(tensor.IsMatrix, tensor.Field, string.Join(" × ", tensor.Shape)))]);
        writer.Write("public readonly LstmLayer[] LstmLayers;");
        writer.Write("");
        writer.Open("public ModelWeights(Runtime::WeightStore store)");
        foreach (RecurrentTensor tensor in own)
        {
            string number = tensor.Number is { } one ? ", " + one : "";
            writer.Write($"{tensor.Field} = store.{(tensor.IsMatrix ? "Matrix" : "Vector")}(Api::TensorRole.{tensor.Role}{number});");
        }

        writer.Write($"LstmLayers = new LstmLayer[{lstm.Layers}];");
        writer.Open($"for (int layer = 0; layer < {lstm.Layers}; layer++)");
        writer.Write("LstmLayers[layer] = new LstmLayer(store, layer);");
        writer.Close();
        writer.Close();
        writer.Write("");
        EmitLayer(writer, lstm);
        writer.Close();
        writer.Close();
    }

    private static void EmitLayer(SourceWriter writer, LstmSpec lstm)
    {
        string input = $"4·{lstm.CellSize} × {lstm.Projection}";
        string projection = $"{lstm.Projection} × {lstm.CellSize}";
        string[] directions = ["Forward", "Backward"];
        writer.Documentation("<summary>The weights of one layer; those of its gates in two parts, one for its input and one for its own last output.</summary>");
        writer.Open("public readonly struct LstmLayer");
        writer.Aligned(
        [
            .. directions.SelectMany(direction => new[]
            {
                Field(true, direction + "Input", input),
                Field(true, direction + "Recurrent", input),
                Field(true, direction + "Projection", projection),
            }),
        ]);
        writer.Write("");
        writer.Open("public LstmLayer(Runtime::WeightStore store, int layer)");
        foreach (string direction in directions)
        {
            string gates = direction == "Forward" ? "forward" : "backward";
            writer.Write(
                $"""
                Runtime::LinearWeights {gates} = store.Matrix(Api::TensorRole.{direction}Gates, layer);  // [4·{lstm.CellSize} × ({lstm.Projection} + {lstm.Projection})]
                {direction}Input = {gates}.Inputs(0, {lstm.Projection});
                {direction}Recurrent = {gates}.Inputs({lstm.Projection}, {lstm.Projection});
                {direction}Projection = store.Matrix(Api::TensorRole.{direction}Projection, layer);
                """);
        }

        writer.Close();
        writer.Close();
    }

    private static CodeLine Field(bool isMatrix, string name, string shape) =>
        new($"public readonly Runtime::{(isMatrix ? "LinearWeights" : "VectorWeights")} {name};", $"[{shape}]");
}
