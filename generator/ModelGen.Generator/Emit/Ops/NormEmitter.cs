using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>
/// <code>
/// Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);  // [T × 64]
/// Kernels::LayerNorm.Apply(_hidden, Epsilon, _normalized, rows);                 // [T × 64], without weight
/// </code>
/// </summary>
internal static class NormEmitter
{
    public static CodeLine Emit(NormOperation operation) => new(
        $"Kernels::{NormKernels.Of(operation.Kind)}.Apply({operation.Input.Expression}, {(operation.Weight is { } weight ? WeightsEmitter.Expression(weight) + ", " : "")}Epsilon, {operation.Output.Expression}, {RowSets.Rows(operation.Rows)});",
        operation.Output.Shape + (operation.Weight is null ? ", without weight" : ""));
}
