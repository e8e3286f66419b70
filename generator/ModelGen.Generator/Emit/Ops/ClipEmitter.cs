using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::Clip.Apply(_query, 8f, rows);  // within ±8</code></summary>
internal static class ClipEmitter
{
    public static CodeLine Emit(ClipOperation operation) => new(
        $"Kernels::Clip.Apply({operation.Values.Expression}, {Literals.Float(operation.Limit)}, rows);", $"within ±{Text.Number(operation.Limit)}");
}
