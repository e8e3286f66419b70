using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::SoftCap.Apply(batch.Logits, 30f, batch.Outputs);  // within ±30</code></summary>
internal static class SoftCapEmitter
{
    public static CodeLine Emit(SoftCapOperation operation) => new(
        $"Kernels::SoftCap.Apply({operation.Logits.Expression}, {Literals.Float(operation.Cap)}, {RowSets.Rows(RowSet.Outputs)});",
        $"within ±{Text.Number(operation.Cap)}");
}
