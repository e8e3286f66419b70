using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::GroupedAttention.Apply&lt;DecoderLayerAttention&gt;(_query, layer, _context, batch);  // [T × 8 × 8]</code></summary>
internal static class AttentionEmitter
{
    public static CodeLine Emit(AttentionOperation operation) => new(
        $"Kernels::GroupedAttention.Apply<{operation.Shape}>({operation.Query.Expression}, {operation.Layer}, {operation.Context.Expression}, batch);",
        operation.Context.Shape);
}
