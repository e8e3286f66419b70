namespace ModelGen.Tool.Import.Writing;

/// <summary>Finds the shortest <c>[LayerPattern]</c> that means some layers of a model.</summary>
internal static class LayerPatterns
{
    /// <param name="chosen">For each layer, whether it is meant: some are, some are not.</param>
    public static AttributeText Of(IReadOnlyList<bool> chosen)
    {
        int[] layers = [.. chosen.Index().Where(layer => layer.Item).Select(layer => layer.Index)];
        AttributeText pattern = AttributeText.Of<LayerPatternAttribute>();
        if (Every(chosen, layers) is { } every)
        {
            pattern.Always(nameof(LayerPatternAttribute.Every), every);
            pattern[nameof(LayerPatternAttribute.Offset)] = layers[0];
            return pattern;
        }

        bool isRun = layers[^1] - layers[0] == layers.Length - 1;
        if (isRun && layers[^1] == chosen.Count - 1)
        {
            return pattern.Always(nameof(LayerPatternAttribute.First), layers[0]);
        }

        if (isRun && layers.Length > 1)
        {
            pattern[nameof(LayerPatternAttribute.First)] = layers[0];
            return pattern.Always(nameof(LayerPatternAttribute.Last), layers[^1]);
        }

        return pattern.Always(nameof(LayerPatternAttribute.Layers), layers);
    }

    /// <summary>The distance of layers that come again and again up to the last; null where they do not, or come only once.</summary>
    private static int? Every(IReadOnlyList<bool> chosen, int[] layers)
    {
        if (layers.Length < 2)
        {
            return null;
        }

        int every = layers[1] - layers[0];
        return every > 1 && layers[0] < every && chosen.Index().All(layer => layer.Item == (layer.Index % every == layers[0])) ? every : null;
    }
}
