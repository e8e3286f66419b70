using ModelGen.Runtime;

namespace ModelGen;

/// <summary>What a model says of the words of a call. Valid until the next call on the session, or its disposal.</summary>
public readonly ref struct WordEmbeddings
{
    internal WordEmbeddings(Activations layers, Activations mixed, int layerCount, int words)
    {
        All = layers.FirstRows(layerCount * words);
        Mixed = mixed.FirstRows(words);
        Layers = layerCount;
        Words = words;
        Size = mixed.Columns;
    }

    /// <summary>Layers, the character convolution (layer 0) included.</summary>
    public int Layers { get; }

    /// <summary>Words of the call, over all its sentences.</summary>
    public int Words { get; }

    /// <summary>Floats of a vector: those of the forward direction, then those of the backward one.</summary>
    public int Size { get; }

    /// <summary>All layers, <c>[Layers × Words × Size]</c>.</summary>
    public ReadOnlySpan<float> All { get; }

    /// <summary>The weighted sum of the layers, <c>[Words × Size]</c>.</summary>
    public ReadOnlySpan<float> Mixed { get; }

    /// <summary>One layer, <c>[Words × Size]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public ReadOnlySpan<float> Layer(int layer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)layer, (uint)Layers, nameof(layer));
        return All.Slice(layer * Words * Size, Words * Size);
    }

    /// <summary>The vector of a word in one layer, <c>[Size]</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer or word.</exception>
    public ReadOnlySpan<float> Vector(int layer, int word)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)Words, nameof(word));
        return Layer(layer).Slice(word * Size, Size);
    }
}
