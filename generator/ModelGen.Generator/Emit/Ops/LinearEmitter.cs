using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::Linear.Apply(_normalized, w.Query, w.Key, w.Value, _query, _key, _value, rows);  // [T × 8 × 8], [T × 4 × 8], [T × 4 × 8]</code></summary>
internal static class LinearEmitter
{
    public static CodeLine Emit(LinearOperation operation)
    {
        string weights = string.Join(", ", operation.Weights.Select(WeightsEmitter.Expression));
        string outputs = string.Join(", ", operation.Outputs.Select(output => output.Expression));
        return new CodeLine(
            $"Kernels::Linear.Apply({operation.Input.Expression}, {weights}, {outputs}, {RowSets.Rows(operation.Rows)});",
            string.Join(", ", operation.Outputs.Select(output => output.Shape)));
    }
}
