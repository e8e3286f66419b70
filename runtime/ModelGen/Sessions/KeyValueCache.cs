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
    private readonly KeyValueShape[] _layers;
    private readonly nint[] _keys;
    private readonly nint[] _values;
    private readonly nint _paddedCapacity;

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
        : this(Alike(layers, new KeyValueShape(keyValueHeads, headSize, valueSize)), capacity)
    {
    }

    /// <summary>Takes the memory of a cache whose layers differ; it starts empty.</summary>
    /// <param name="layers">What each layer keeps of a token, in order.</param>
    /// <param name="capacity">The most positions it can hold.</param>
    public KeyValueCache(ReadOnlySpan<KeyValueShape> layers, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfZero(layers.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _layers = layers.ToArray();
        _keys = new nint[layers.Length];
        _values = new nint[layers.Length];
        Capacity = capacity;
        _paddedCapacity = (nint)((capacity + (BlockSize - 1L)) / BlockSize * BlockSize);

        // The keys of all layers, then the values of all.
        nint floats = 0;
        for (int layer = 0; layer < layers.Length; layer++)
        {
            (int heads, int headSize, int valueSize) = layers[layer];
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heads);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(headSize);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(valueSize);
            _keys[layer] = floats;
            floats = checked(floats + (_paddedCapacity * heads * headSize));
        }

        for (int layer = 0; layer < layers.Length; layer++)
        {
            _values[layer] = floats;
            floats = checked(floats + (_paddedCapacity * layers[layer].KeyValueHeads * layers[layer].ValueSize));
        }

        _memory = new NativeBuffer(checked(floats * sizeof(float)));
    }

    /// <summary>Layers that attend.</summary>
    public int Layers => _layers.Length;

    /// <summary>The most positions it can hold.</summary>
    public int Capacity { get; }

    /// <summary>Size in bytes.</summary>
    public long Bytes => _memory.Length;

    /// <summary>What a layer keeps of each token.</summary>
    /// <param name="layer">From 0, less than <see cref="Layers"/>.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such layer.</exception>
    public KeyValueShape this[int layer] => _layers[layer];

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
        Debug.Assert(source._layers.AsSpan().SequenceEqual(_layers), "caches of one model");
        Debug.Assert(0 <= from && from <= to && to <= Math.Min(Capacity, source.Capacity), "positions that both have room for");
        if (from == to)
        {
            return;
        }

        // Keys go by whole blocks, each one piece of memory: what precedes from in its block is the same in both, what follows to was forgotten.
        nint firstBlock = from / BlockSize * BlockSize;
        nint endBlock = (to + BlockSize - 1) / BlockSize * BlockSize;
        for (int layer = 0; layer < Layers; layer++)
        {
            (int heads, int headSize, int valueSize) = _layers[layer];
            for (int head = 0; head < heads; head++)
            {
                Copy(source.Keys(layer, head), Keys(layer, head), firstBlock * headSize, endBlock * headSize);
                Copy(source.Values(layer, head), Values(layer, head), (nint)from * valueSize, (nint)to * valueSize);
            }
        }
    }

    /// <summary>The keys of one head, <c>[⌈Capacity/16⌉ × HeadSize × 16]</c>, aligned to 64 bytes.</summary>
    internal float* Keys(int layer, int head) => _memory.Floats + _keys[layer] + (PartOf(layer, head) * _layers[layer].HeadSize);

    /// <summary>The values of one head, <c>[⌈Capacity/16⌉·16 × ValueSize]</c>, aligned to 64 bytes.</summary>
    internal float* Values(int layer, int head) => _memory.Floats + _values[layer] + (PartOf(layer, head) * _layers[layer].ValueSize);

    private static void Copy(float* source, float* destination, nint from, nint to)
    {
        long bytes = (to - from) * sizeof(float);
        Buffer.MemoryCopy(source + from, destination + from, bytes, bytes);
    }

    private static KeyValueShape[] Alike(int layers, KeyValueShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layers);
        KeyValueShape[] all = new KeyValueShape[layers];
        Array.Fill(all, shape);
        return all;
    }

    /// <summary>Positions of the heads before, in a layer.</summary>
    private nint PartOf(int layer, int head)
    {
        Debug.Assert((uint)layer < (uint)Layers && (uint)head < (uint)_layers[layer].KeyValueHeads, "layer and head exist");
        return head * _paddedCapacity;
    }
}
