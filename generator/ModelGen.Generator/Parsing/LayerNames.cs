using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing;

/// <summary>What kinds of layers are called: by what tells them apart, and by number where that is not enough.</summary>
internal static class LayerNames
{
    public static IEnumerable<LayerSpec> Name(IReadOnlyList<LayerSpec> kinds, Structure structure, Stack stack)
    {
        // The kinds of two stacks have names of their own.
        string[] stems = [.. kinds.Select(layer => Stem(layer, kinds)).Select(stem => stem is null ? structure == Structure.Encoder ? "Encoder" : "Decoder" : stack == Stack.Both ? stem : stack + stem)];
        return kinds.Select((layer, kind) =>
        {
            int number = stems.Take(kind + 1).Count(stem => stem == stems[kind]);
            bool isAlone = stems.Count(stem => stem == stems[kind]) == 1;
            return layer with { Name = stems[kind] + (isAlone ? "" : number.ToString(CultureInfo.InvariantCulture)) + "Layer" };
        });
    }

    private static string? Stem(LayerSpec layer, IReadOnlyList<LayerSpec> kinds)
    {
        bool Differ<T>(Func<LayerSpec, T> value) => kinds.Select(value).Distinct().Skip(1).Any();
        return Differ(kind => kind.Attention.Window > 0) ? layer.Attention.Window > 0 ? "Sliding" : "Full"
            : Differ(kind => kind.Position.Encoding) ? layer.Position.Encoding == PositionEncoding.None ? "Nope" : layer.Position.Encoding.ToString()
            : Differ(kind => kind.FeedForward.Experts is null) ? layer.FeedForward.Experts is null ? "Dense" : "Expert"
            : null;
    }
}
