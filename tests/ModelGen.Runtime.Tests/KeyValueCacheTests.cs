using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Runtime.Tests;

public sealed unsafe class KeyValueCacheTests
{
    private const int Layers = 2;
    private const int Heads = 3;
    private const int HeadSize = 5;

    [Theory]
    [InlineData(0, 40)]
    [InlineData(0, 1)]
    [InlineData(7, 40)]
    [InlineData(16, 32)]
    [InlineData(31, 33)]
    [InlineData(39, 40)]
    [InlineData(12, 12)]
    public void WhatIsCopiedEqualsTheSourceAndTheRestIsLeftAlone(int from, int to)
    {
        using KeyValueCache source = Filled(capacity: 40, seed: 1);
        using KeyValueCache destination = Filled(capacity: 50, seed: 2);

        // The two begin with the same positions, as the caller promises.
        for (int position = 0; position < from; position++)
        {
            Write(destination, position, seed: 1);
        }

        destination.CopyFrom(source, from, to);

        // Keys go in blocks of sixteen, so that what was behind the last position of a block may be the other's; it was forgotten.
        int untouched = from == to ? to : (to + KeyValueCache.BlockSize - 1) / KeyValueCache.BlockSize * KeyValueCache.BlockSize;
        for (int position = 0; position < 50; position++)
        {
            int? keySeed = position < to ? 1 : position >= untouched ? 2 : null;
            AssertHolds(destination, position, keySeed, valueSeed: position < to ? 1 : 2);
        }
    }

    [Fact]
    public void OnlyTheBlocksFromTheFirstPositionOnAreRead()
    {
        // The source differs before the block: had it been copied, it would show.
        using KeyValueCache source = Filled(capacity: 64, seed: 1);
        using KeyValueCache destination = Filled(capacity: 64, seed: 2);
        destination.CopyFrom(source, 40, 50);
        AssertHolds(destination, 31, keySeed: 2, valueSeed: 2);
        AssertHolds(destination, 39, keySeed: 1, valueSeed: 2);
        AssertHolds(destination, 40, keySeed: 1, valueSeed: 1);
        AssertHolds(destination, 49, keySeed: 1, valueSeed: 1);
        AssertHolds(destination, 50, keySeed: null, valueSeed: 2);
    }

    [Fact]
    public void LayersThatDifferDoNotOverlap()
    {
        KeyValueShape[] layers = [new(3, 5, 2), new(1, 8, 9), new(2, 1, 4)];
        using KeyValueCache source = new(layers, 20);
        using KeyValueCache copy = new(layers, 37);
        HashSet<nint> written = [];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            Assert.Equal(layers[layer], source[layer]);
            for (int head = 0; head < layers[layer].KeyValueHeads; head++)
            {
                // Two blocks of sixteen positions.
                Fill(source.Keys(layer, head), 32 * layers[layer].HeadSize);
                Fill(source.Values(layer, head), 32 * layers[layer].ValueSize);
            }
        }

        Assert.Equal(source.Bytes / sizeof(float), written.Count);
        copy.CopyFrom(source, 0, 20);
        for (int layer = 0; layer < layers.Length; layer++)
        {
            for (int head = 0; head < layers[layer].KeyValueHeads; head++)
            {
                int keys = 32 * layers[layer].HeadSize;
                int values = 20 * layers[layer].ValueSize;
                Assert.Equal(new ReadOnlySpan<float>(source.Keys(layer, head), keys), new ReadOnlySpan<float>(copy.Keys(layer, head), keys));
                Assert.Equal(new ReadOnlySpan<float>(source.Values(layer, head), values), new ReadOnlySpan<float>(copy.Values(layer, head), values));
            }
        }

        void Fill(float* memory, int count)
        {
            Assert.Equal(0, (nint)memory % 64);
            for (int i = 0; i < count; i++)
            {
                Assert.True(written.Add((nint)(memory + i)));
                memory[i] = written.Count;
            }
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, 0)]
    public void SizesThatAreNotThereAreRefused(int heads, int headSize, int valueSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyValueCache([new(1, 1, 1), new(heads, headSize, valueSize)], 4));

    [Fact]
    public void ACacheHasLayers() => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyValueCache([], 4));

    private static KeyValueCache Filled(int capacity, int seed)
    {
        KeyValueCache cache = new(Layers, Heads, HeadSize, capacity);
        for (int position = 0; position < capacity; position++)
        {
            Write(cache, position, seed);
        }

        return cache;
    }

    private static void Write(KeyValueCache cache, int position, int seed)
    {
        for (int layer = 0; layer < Layers; layer++)
        {
            for (int head = 0; head < Heads; head++)
            {
                for (int i = 0; i < HeadSize; i++)
                {
                    *Key(cache, layer, head, position, i) = Number(seed, layer, head, position, i);
                    *Value(cache, layer, head, position, i) = -Number(seed, layer, head, position, i);
                }
            }
        }
    }

    private static void AssertHolds(KeyValueCache cache, int position, int? keySeed, int valueSeed)
    {
        for (int layer = 0; layer < Layers; layer++)
        {
            for (int head = 0; head < Heads; head++)
            {
                for (int i = 0; i < HeadSize; i++)
                {
                    if (keySeed is { } seed)
                    {
                        Assert.Equal(Number(seed, layer, head, position, i), *Key(cache, layer, head, position, i));
                    }

                    Assert.Equal(-Number(valueSeed, layer, head, position, i), *Value(cache, layer, head, position, i));
                }
            }
        }
    }

    private static float* Key(KeyValueCache cache, int layer, int head, int position, int i) =>
        cache.Keys(layer, head) + (((position / 16 * HeadSize) + i) * 16) + (position % 16);

    private static float* Value(KeyValueCache cache, int layer, int head, int position, int i) => cache.Values(layer, head) + (position * HeadSize) + i;

    private static float Number(int seed, int layer, int head, int position, int i) =>
        (((((((seed * 2) + layer) * 3) + head) * 64) + position) * 5) + i;
}
