using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>PositionSinusoids.Add(batch, batch.Hidden);  // hidden += sin, cos of position</code></summary>
internal static class SinusoidAddEmitter
{
    public static CodeLine Emit(SinusoidAddOperation operation) => new($"PositionSinusoids.Add(batch, {operation.Accumulator.Expression});", $"{operation.Accumulator.Symbol} += sin and cos of position × frequency");
}
