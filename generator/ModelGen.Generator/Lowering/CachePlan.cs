using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>What a layer of a cache keeps of each token.</summary>
internal sealed record CacheLayer(int KeyValueHeads, int HeadSize, int ValueSize);

/// <summary>The caches of keys and values.</summary>
internal static class CachePlan
{
    /// <summary>The layers of the cache of a text, in order: those of the model, or of an encoder, which needs the keys and values of no layer but the one that it is in, one for each shape.</summary>
    public static IReadOnlyList<CacheLayer> Layers(ArchitectureSpec architecture) => architecture.IsEncoder
        ? [.. architecture.LayerKinds.Select(layer => Of(layer.Attention)).Distinct()]
        : [.. architecture.Schedule.Select(kind => Of(architecture.LayerKinds[kind].Attention))];

    /// <summary>The layers of the cache of a source.</summary>
    public static IReadOnlyList<CacheLayer> SourceLayers(ArchitectureSpec decoder) => [.. decoder.Schedule.Select(kind => Of(decoder.LayerKinds[kind].Cross!))];

    /// <summary>The layer of the cache that a layer of the model uses, as an expression.</summary>
    public static string LayerOf(ArchitectureSpec architecture, AttentionSpec attention) => architecture.IsEncoder
        ? Layers(architecture).TakeWhile(layer => layer != Of(attention)).Count().ToString(CultureInfo.InvariantCulture)
        : "layer";

    private static CacheLayer Of(AttentionSpec attention) => new(attention.KeyValueHeads, attention.HeadSize, attention.ValueSize);
}
