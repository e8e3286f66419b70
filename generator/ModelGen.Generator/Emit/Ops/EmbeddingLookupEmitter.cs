using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::EmbeddingLookup.Apply(batch, _weights.TokenEmbedding, _hidden);  // [T × 64]</code></summary>
internal static class EmbeddingLookupEmitter
{
    public static CodeLine Emit(EmbeddingLookupOperation operation) => new(
        $"Kernels::EmbeddingLookup.Apply(batch, {WeightsEmitter.Expression(operation.Table)}, {operation.Output.Expression});",
        operation.Output.Shape);
}
