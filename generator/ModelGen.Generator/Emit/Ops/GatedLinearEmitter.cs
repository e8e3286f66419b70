using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::GatedLinear.Apply&lt;Kernels::Silu&gt;(_normalized, w.Gate, w.Up, _up, _gated, rows);  // [T × 172]</code></summary>
internal static class GatedLinearEmitter
{
    public static CodeLine Emit(GatedLinearOperation operation) => new(
        $"Kernels::GatedLinear.{ActivationKernels.Call(operation.Activation)}({operation.Input.Expression}, {WeightsEmitter.Expression(operation.Gate)}, {WeightsEmitter.Expression(operation.Up)}, "
            + $"{operation.UpScratch.Expression}, {operation.Output.Expression}, rows);",
        operation.Output.Shape);
}
