using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::Rotary.Apply&lt;Kernels::HalfSplit&gt;(_query, headSize: 8, _rotary, rows);  // in place</code></summary>
internal static class RotaryEmitter
{
    public static CodeLine Emit(RotaryOperation operation) => new(
        $"Kernels::{RotaryKernels.Of(operation.Position.Streams)}.Apply<Kernels::{operation.Position.Pairing}>({operation.Heads.Expression}, headSize: {operation.HeadSize}, {operation.Angles.Expression}, rows);",
        "in place (Su 2021)");
}
