using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::EmbeddingLookup.AddPositions(batch, _weights.PositionEmbedding, _hidden);  // hidden += P[position]</code></summary>
internal static class EmbeddingAddEmitter
{
    public static CodeLine Emit(EmbeddingAddOperation operation) => operation.Kind == EmbeddingTable.Positions
        ? new CodeLine(Call("AddPositions", operation), $"{operation.Accumulator.Symbol} += P[position]")
        : new CodeLine(Call("AddTokenTypes", operation), $"{operation.Accumulator.Symbol} += S[type]");

    private static string Call(string method, EmbeddingAddOperation operation) =>
        $"Kernels::EmbeddingLookup.{method}(batch, {WeightsEmitter.Expression(operation.Table)}, {operation.Accumulator.Expression});";
}
