using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);  // [T × 64]</code></summary>
internal static class RmsNormEmitter
{
    public static CodeLine Emit(RmsNormOperation operation) => new(
        $"Kernels::RmsNorm.Apply({operation.Input.Expression}, {WeightsEmitter.Expression(operation.Weight)}, Epsilon, {operation.Output.Expression}, rows);",
        operation.Output.Shape);
}
