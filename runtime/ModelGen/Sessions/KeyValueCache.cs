using System.Diagnostics;

namespace ModelGen.Runtime;

/// <summary>
/// The keys and values of every token that a sequence has seen, for each layer: what makes a token cost one pass over the weights and not one over the whole
/// text.
/// </summary>
/// <remarks>
/// Per layer and key/value head, keys lie in blocks of sixteen positions, <c>[⌈Capacity/16⌉ × HeadSize × 16]</c>: a score for sixteen keys is then a sum of
/// whole vectors, whatever the head size.
/// Values lie position by position, <c>[⌈Capacity/16⌉·16 × ValueSize]</c>. Positions that were not written are zero.
/// </remarks>
public sealed unsafe class KeyValueCache : IDisposable
{
    /// <summary>Positions a block of keys.</summary>
    internal const int BlockSize = 16;

    private readonly NativeBuffer _memory;
    private readonly nint _paddedCapacity;
    private readonly nint _valuesStart;

    /// <summary>Takes the memory of a cache; it starts empty.</summary>
    /// <param name="layers">Layers that attend.</param>
    /// <param name="keyValueHeads">Key/value heads a layer.</param>
    /// <param name="headSize">Floats a head.</param>
    /// <param name="capacity">The most positions it can hold.</param>
    public KeyValueCache(int layers, int keyValueHeads, int headSize, int capacity)
        : this(layers, keyValueHeads, headSize, headSize, capacity)
    {
    }

    /// <summary>Takes the memory of a cache whose keys and values differ in size; it starts empty.</summary>
    /// <param name="layers">Layers that attend.</param>
    /// <param name="keyValueHeads">Key/value heads a layer.</param>
    /// <param name="headSize">Floats a head of the keys.</param>
    /// <param name="valueSize">Floats a head of the values.</param>
    /// <param name="capacity">The most positions it can hold.</param>
    public KeyValueCache(int layers, int keyValueHeads, int headSize, int valueSize, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(keyValueHeads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(valueSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Layers = layers;
        KeyValueHeads = keyValueHeads;
        HeadSize = headSize;
        ValueSize = valueSize;
        Capacity = capacity;
        _paddedCapacity = (nint)((capacity + (BlockSize - 1L)) / BlockSize * BlockSize);
        _valuesStart = checked(_paddedCapacity * layers * keyValueHeads * headSize);
        _memory = new NativeBuffer(checked(((long)layers * keyValueHeads * valueSize * _paddedCapacity * sizeof(float)) + (_valuesStart * sizeof(float))));
    }

    /// <summary>Layers that attend.</summary>
    public int Layers { get; }

    /// <summary>Key/value heads a layer.</summary>
    public int KeyValueHeads { get; }

    /// <summary>Floats a head of the keys.</summary>
    public int HeadSize { get; }

    /// <summary>Floats a head of the values.</summary>
    public int ValueSize { get; }

    /// <summary>The most positions it can hold.</summary>
    public int Capacity { get; }

    /// <summary>Size in bytes.</summary>
    public long Bytes => _memory.Length;

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    /// <summary>Positions of the whole blocks that some positions fill.</summary>
    internal static int Padded(int positions) => checked(positions + BlockSize - 1) / BlockSize * BlockSize;

    /// <summary>
    /// Takes over the keys and values of the positions <paramref name="from"/> to <paramref name="to"/> of another cache; what this one held from there on is
    /// lost.
    /// </summary>
    /// <param name="source">A cache of the same shape, whatever its capacity.</param>
    /// <param name="from">The first position to copy: those before it are the same in both.</param>
    /// <param name="to">One past the last.</param>
    internal void CopyFrom(KeyValueCache source, int from, int to)
    {
        Debug.Assert(source.Layers == Layers && source.KeyValueHeads == KeyValueHeads && source.HeadSize == HeadSize && source.ValueSize == ValueSize, "caches of one model");
        Debug.Assert(0 <= from && from <= to && to <= Math.Min(Capacity, source.Capacity), "positions that both have room for");
        if (from == to)
        {
            return;
        }

        // Keys go by whole blocks, each one piece of memory: what precedes from in its block is the same in both, what follows to was forgotten.
        nint firstKey = (nint)(from / BlockSize) * BlockSize * HeadSize;
        nint endKey = (nint)((to + BlockSize - 1) / BlockSize) * BlockSize * HeadSize;
        for (int layer = 0; layer < Layers; layer++)
        {
            for (int head = 0; head < KeyValueHeads; head++)
            {
                Copy(source.Keys(layer, head), Keys(layer, head), firstKey, endKey);
                Copy(source.Values(layer, head), Values(layer, head), (nint)from * ValueSize, (nint)to * ValueSize);
            }
        }
    }

    /// <summary>The keys of one head, <c>[⌈Capacity/16⌉ × HeadSize × 16]</c>, aligned to 64 bytes.</summary>
    internal float* Keys(int layer, int head) => _memory.Floats + (PartOf(layer, head) * HeadSize);

    /// <summary>The values of one head, <c>[⌈Capacity/16⌉·16 × ValueSize]</c>, aligned to 64 bytes.</summary>
    internal float* Values(int layer, int head) => _memory.Floats + _valuesStart + (PartOf(layer, head) * ValueSize);

    private static void Copy(float* source, float* destination, nint from, nint to)
    {
        long bytes = (to - from) * sizeof(float);
        Buffer.MemoryCopy(source + from, destination + from, bytes, bytes);
    }

    /// <summary>Positions of the layers and heads before.</summary>
    private nint PartOf(int layer, int head)
    {
        Debug.Assert((uint)layer < (uint)Layers && (uint)head < (uint)KeyValueHeads, "layer and head exist");
        return (((nint)layer * KeyValueHeads) + head) * _paddedCapacity;
    }
}
