using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::GroupedAttention.Apply&lt;DecoderLayerAttention&gt;(_query, layer, _context, batch, sinks: w.Sinks);  // [T × 8 × 8]</code></summary>
internal static class AttentionEmitter
{
    public static CodeLine Emit(AttentionOperation operation) => new(
        $"Kernels::GroupedAttention.Apply<{operation.Shape}>({operation.Query.Expression}, {operation.Layer}, {operation.Context.Expression}, {operation.Batch}{Learned(operation)});",
        operation.Context.Shape);

    private static string Learned(AttentionOperation operation) =>
        (operation.Sinks is { } sinks ? $", sinks: {WeightsEmitter.Expression(sinks)}" : "")
        + (operation.RelativeBias is { } biases ? $", relativeBias: {biases.Expression}" : "");
}
