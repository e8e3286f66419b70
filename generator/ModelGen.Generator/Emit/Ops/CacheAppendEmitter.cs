using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>
/// <code>
/// Kernels::CacheAppend.Apply(layer, _key, _value, batch);
/// Kernels::CacheAppend.Apply(layer, _key, _keyRotary, _value, batch);  // the key of each head, and its end that all share
/// </code>
/// </summary>
internal static class CacheAppendEmitter
{
    public static CodeLine Emit(CacheAppendOperation operation) => operation.SharedKey is { } shared
        ? new($"Kernels::CacheAppend.Apply({operation.Layer}, {operation.Key.Expression}, {shared.Expression}, {operation.Value.Expression}, {operation.Batch});", "the key of each head, and its end that all share")
        : new($"Kernels::CacheAppend.Apply({operation.Layer}, {operation.Key.Expression}, {operation.Value.Expression}, {operation.Batch});");
}
