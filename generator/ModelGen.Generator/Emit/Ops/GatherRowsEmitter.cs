using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::GatherRows.Apply(batch.Hidden, batch.OutputRows, _selected);  // [outputs × 64]</code></summary>
internal static class GatherRowsEmitter
{
    public static CodeLine Emit(GatherRowsOperation operation) => new(
        $"Kernels::GatherRows.Apply({operation.Source.Expression}, {RowSets.Indices(operation.Rows)}, {operation.Destination.Expression});",
        operation.Destination.Shape);
}
