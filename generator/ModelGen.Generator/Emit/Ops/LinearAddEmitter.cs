using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::Linear.Add(_context, w.AttentionOutput, _hidden, rows);  // hidden += context·Wᵀ</code></summary>
internal static class LinearAddEmitter
{
    public static CodeLine Emit(LinearAddOperation operation) => new(
        $"Kernels::Linear.Add({operation.Input.Expression}, {WeightsEmitter.Expression(operation.Weight)}, {operation.Accumulator.Expression}, rows);",
        $"{operation.Accumulator.Name} += {operation.Input.Name}·Wᵀ");
}
