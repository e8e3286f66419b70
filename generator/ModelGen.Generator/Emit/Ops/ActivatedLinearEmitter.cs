using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::ActivatedLinear.Apply&lt;Kernels::GeluTanh&gt;(_normalized, w.Up, _up, rows);  // [T × 256]</code></summary>
internal static class ActivatedLinearEmitter
{
    public static CodeLine Emit(ActivatedLinearOperation operation) => new(
        $"Kernels::ActivatedLinear.{ActivationKernels.Call(operation.Activation)}({operation.Input.Expression}, {WeightsEmitter.Expression(operation.Weight)}, {operation.Output.Expression}, {RowSets.Rows(operation.Rows)});",
        operation.Output.Shape);
}
