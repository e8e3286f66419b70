using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>
/// <code>
/// Kernels::RmsNorm.ApplyPerHead(_query, w.QueryNorm, Epsilon, rows);  // each head by itself
/// Kernels::RmsNorm.ApplyPerHead(_query, 16, Epsilon, rows);           // each head by itself, without weight
/// </code>
/// </summary>
internal static class HeadNormEmitter
{
    public static CodeLine Emit(HeadNormOperation operation) => operation.Weight is { } weight
        ? new($"Kernels::{NormKernels.Of(operation.Kind)}.ApplyPerHead({operation.Heads.Expression}, {WeightsEmitter.Expression(weight)}, Epsilon, rows);", "each head by itself")
        : new($"Kernels::{NormKernels.Of(operation.Kind)}.ApplyPerHead({operation.Heads.Expression}, {operation.HeadSize}, Epsilon, rows);", "each head by itself, without weight");
}
