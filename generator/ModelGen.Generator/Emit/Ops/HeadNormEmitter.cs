using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::RmsNorm.ApplyPerHead(_query, w.QueryNorm, Epsilon, rows);  // each head by itself</code></summary>
internal static class HeadNormEmitter
{
    public static CodeLine Emit(HeadNormOperation operation) => new(
        $"Kernels::{NormKernels.Of(operation.Kind)}.ApplyPerHead({operation.Heads.Expression}, {WeightsEmitter.Expression(operation.Weight)}, Epsilon, rows);",
        "each head by itself");
}
