using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::Rotary.Apply&lt;Kernels::HalfSplit&gt;(_query, headSize: 192, _rotary, rows, first: 128);  // in place</code></summary>
internal static class RotaryEmitter
{
    public static CodeLine Emit(RotaryOperation operation) => new(
        $"Kernels::{RotaryKernels.Of(operation.Position.Streams)}.Apply<Kernels::{operation.Position.Pairing}>({operation.Heads.Expression}, headSize: {operation.HeadSize}, {operation.Angles.Expression}, rows{(operation.First == 0 ? "" : $", first: {operation.First}")});",
        "in place (Su 2021)");
}
