using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::ScaledAdd.Apply(_branch, ResidualScale, _hidden, rows);  // hidden += 0.22·branch</code></summary>
internal static class ScaledAddEmitter
{
    public static CodeLine Emit(ScaledAddOperation operation) => new(
        $"Kernels::ScaledAdd.Apply({operation.Input.Expression}, {operation.Factor}, {operation.Accumulator.Expression}, rows);",
        $"{operation.Accumulator.Name} += {operation.Symbol}{operation.Input.Name}");
}
