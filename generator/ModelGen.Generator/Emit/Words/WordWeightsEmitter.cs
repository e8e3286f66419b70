using ModelGen.Generator.Lowering.Words;

namespace ModelGen.Generator.Emit.Words;

/// <summary>The matrix by name, with the lengths of its rows.</summary>
internal static class WordWeightsEmitter
{
    public static void Emit(SourceWriter writer, WordVectorsPlan plan)
    {
        writer.Open($"partial class {plan.Spec.Type.Name}");
        writer.Documentation("<summary>The vectors of the words, as views into the store.</summary>");
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open("private sealed class ModelWeights");
        writer.Aligned(
        [
            new("public readonly Runtime::LinearWeights TokenEmbedding;", $"Q [{plan.Words} × {plan.Spec.Dimensions}]"),
            new("public readonly Runtime::VectorWeights Norms;", $"[{plan.Words}], the length of each row"),
            new("public readonly Kernels::WorkerPool Workers;"),
        ]);
        writer.Write("");
        writer.Open("public ModelWeights(Runtime::WordStore store)");
        writer.Write("TokenEmbedding = store.Vectors;\nNorms = store.Norms;\nWorkers = store.Workers;");
        writer.Close();
        writer.Close();
        writer.Close();
    }
}
