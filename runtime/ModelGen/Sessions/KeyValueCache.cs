using System.Diagnostics;

namespace ModelGen.Runtime;

/// <summary>
/// The keys and values of every token that a sequence has seen, for each layer: what makes a token cost one pass over the weights and not one over the whole text.
/// </summary>
/// <remarks>
/// Per layer and key/value head, keys lie in blocks of sixteen positions, <c>[⌈Capacity/16⌉ × HeadSize × 16]</c>: a score for sixteen keys is then a sum of whole vectors, whatever the head size.
/// Values lie position by position, <c>[⌈Capacity/16⌉·16 × HeadSize]</c>. Positions that were not written are zero.
/// </remarks>
public sealed unsafe class KeyValueCache : IDisposable
{
    /// <summary>Positions a block of keys.</summary>
    internal const int BlockSize = 16;

    private readonly NativeBuffer _memory;
    private readonly nint _paddedCapacity;

    /// <summary>Takes the memory of a cache; it starts empty.</summary>
    /// <param name="layers">Layers that attend.</param>
    /// <param name="keyValueHeads">Key/value heads a layer.</param>
    /// <param name="headSize">Floats a head.</param>
    /// <param name="capacity">The most positions it can hold.</param>
    public KeyValueCache(int layers, int keyValueHeads, int headSize, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(keyValueHeads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Layers = layers;
        KeyValueHeads = keyValueHeads;
        HeadSize = headSize;
        Capacity = capacity;
        _paddedCapacity = (nint)((capacity + (BlockSize - 1L)) / BlockSize * BlockSize);
        _memory = new NativeBuffer(checked(2L * layers * keyValueHeads * headSize * _paddedCapacity * sizeof(float)));
    }

    /// <summary>Layers that attend.</summary>
    public int Layers { get; }

    /// <summary>Key/value heads a layer.</summary>
    public int KeyValueHeads { get; }

    /// <summary>Floats a head.</summary>
    public int HeadSize { get; }

    /// <summary>The most positions it can hold.</summary>
    public int Capacity { get; }

    /// <summary>Size in bytes.</summary>
    public long Bytes => _memory.Length;

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    /// <summary>The keys of one head, <c>[⌈Capacity/16⌉ × HeadSize × 16]</c>, aligned to 64 bytes.</summary>
    internal float* Keys(int layer, int head) => Part(layer, head);

    /// <summary>The values of one head, <c>[⌈Capacity/16⌉·16 × HeadSize]</c>, aligned to 64 bytes.</summary>
    internal float* Values(int layer, int head) => Part(Layers + layer, head);

    private float* Part(int part, int head)
    {
        Debug.Assert((uint)part < 2u * (uint)Layers && (uint)head < (uint)KeyValueHeads, "layer and head exist");
        return _memory.Floats + ((((nint)part * KeyValueHeads) + head) * _paddedCapacity * HeadSize);
    }
}
