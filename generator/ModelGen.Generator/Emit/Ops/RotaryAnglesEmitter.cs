using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::Rotary.Angles(RotaryFrequencies, _rotary, batch);  // [T × 2 × 4]</code></summary>
internal static class RotaryAnglesEmitter
{
    public static CodeLine Emit(RotaryAnglesOperation operation) => new(
        $"Kernels::{RotaryKernels.Of(operation.Streams)}.Angles({operation.Frequencies}, {operation.Angles.Expression}, batch);",
        operation.Angles.Shape);
}
