using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::ScaledCopy.Apply(_normalized, Alpha, _hidden, rows);  // hidden = α·normalized</code></summary>
internal static class ScaledCopyEmitter
{
    public static CodeLine Emit(ScaledCopyOperation operation) => new(
        $"Kernels::ScaledCopy.Apply({operation.Input.Expression}, {operation.Factor}, {operation.Output.Expression}, {RowSets.Rows(operation.Rows)});",
        $"{operation.Output.Name} = {operation.Symbol}·{operation.Input.Name}");
}
