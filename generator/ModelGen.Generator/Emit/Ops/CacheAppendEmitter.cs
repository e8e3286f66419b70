using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary><code>Kernels::CacheAppend.Apply(layer, _key, _value, batch);</code></summary>
internal static class CacheAppendEmitter
{
    public static CodeLine Emit(CacheAppendOperation operation) => new($"Kernels::CacheAppend.Apply({operation.Layer}, {operation.Key.Expression}, {operation.Value.Expression}, {operation.Batch});");
}
