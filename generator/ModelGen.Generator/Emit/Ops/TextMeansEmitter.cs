using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::TextMeans.Apply(batch.Hidden, batch, _mean);  // [texts × 64]</code></summary>
internal static class TextMeansEmitter
{
    public static CodeLine Emit(TextMeansOperation operation) => new($"Kernels::TextMeans.Apply({operation.Source.Expression}, batch, {operation.Destination.Expression});", operation.Destination.Shape);
}
