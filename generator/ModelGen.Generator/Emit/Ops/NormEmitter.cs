using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::RmsNorm.Apply(_hidden, w.AttentionNorm, Epsilon, _normalized, rows);  // [T × 64]</code></summary>
internal static class NormEmitter
{
    public static CodeLine Emit(NormOperation operation) => new(
        $"Kernels::{KernelOf(operation.Kind)}.Apply({operation.Input.Expression}, {WeightsEmitter.Expression(operation.Weight)}, Epsilon, {operation.Output.Expression}, {RowSets.Rows(operation.Rows)});",
        operation.Output.Shape);

    private static string KernelOf(Norm kind) => kind switch
    {
        Norm.Rms => "RmsNorm",
        Norm.Layer => "LayerNorm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such norm."),
    };
}
