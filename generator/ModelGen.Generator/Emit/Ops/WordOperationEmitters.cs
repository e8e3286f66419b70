using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Words;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>Prints the operations of word vectors, one line each.</summary>
internal static class WordOperationEmitters
{
    /// <summary><code>Kernels::UnitRows.Apply(words, _weights.TokenEmbedding, _weights.Norms, _units);  // [T × 100]</code></summary>
    public static CodeLine Emit(UnitRowsOperation operation) => new(
        $"Kernels::UnitRows.Apply(words, {WeightsEmitter.Expression(operation.Table)}, _weights.Norms, {operation.Units.Expression});",
        operation.Units.Shape);

    /// <summary><code>Kernels::UnitMean.Apply(_units, weights, _query);  // [1 × 100]</code></summary>
    public static CodeLine Emit(UnitMeanOperation operation) => new(
        $"Kernels::UnitMean.Apply({operation.Units.Expression}, weights, {operation.Mean.Expression});",
        operation.Mean.Shape);

    /// <summary><code>Kernels::RowProducts.Apply(_units, _query, cosines);  // [T]</code></summary>
    public static CodeLine Emit(RowProductsOperation operation) => new(
        $"Kernels::RowProducts.Apply({operation.Rows.Expression}, {operation.Vector.Expression}, cosines);",
        "[T]");

    /// <summary><code>Kernels::DivideByNorms.Apply(_scores, _weights.Norms, rows);  // in place</code></summary>
    public static CodeLine Emit(DivideByNormsOperation operation) => new(
        $"Kernels::DivideByNorms.Apply({operation.Products.Expression}, _weights.Norms, rows);",
        "in place");

    /// <summary><code>Kernels::CosineQuotient.Apply(_scores, positives, negatives);  // [1 × 11970]</code></summary>
    public static CodeLine Emit(CosineQuotientOperation operation) => new(
        $"Kernels::CosineQuotient.Apply({operation.Cosines.Expression}, positives, negatives);",
        operation.Cosines.Shape);
}
