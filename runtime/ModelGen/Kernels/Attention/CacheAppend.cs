using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Writes the keys and values of a pass into the caches of its sequences, at their positions.</summary>
public static unsafe class CacheAppend
{
    /// <summary>Writes one layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="key"><c>[tokens × KeyValueHeads × HeadSize]</c></param>
    /// <param name="value"><c>[tokens × KeyValueHeads × ValueSize]</c></param>
    /// <param name="batch">The sequences.</param>
    /// <exception cref="ArgumentException">A shape does not fit, or a cache is too short.</exception>
    public static void Apply(int layer, Activations key, Activations value, TokenBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Run(layer, key, default, value, batch);
    }

    /// <summary>Writes one layer whose heads share the end of their keys, as in latent attention.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="key"><c>[tokens × KeyValueHeads × (HeadSize − shared)]</c>, the part that each head has for itself.</param>
    /// <param name="sharedKey"><c>[tokens × shared]</c>, what follows it in the key of every head.</param>
    /// <param name="value"><c>[tokens × KeyValueHeads × ValueSize]</c></param>
    /// <param name="batch">The sequences.</param>
    /// <exception cref="ArgumentException">A shape does not fit, or a cache is too short.</exception>
    public static void Apply(int layer, Activations key, Activations sharedKey, Activations value, TokenBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Shape.Holds(batch.Count, sharedKey.Rows, "the shared keys");
        Run(layer, key, sharedKey, value, batch);
    }

    private static void Run(int layer, Activations key, Activations sharedKey, Activations value, TokenBatch batch)
    {
        Shape.Holds(batch.Count, key.Rows, "the keys");
        Shape.Holds(batch.Count, value.Rows, "the values");
        foreach (ref readonly SequenceSlice sequence in batch.Sequences)
        {
            Shape.Holds(layer + 1, sequence.Cache.Layers, "the layers of a cache");
            (int heads, int headSize, int valueSize) = sequence.Cache[layer];
            Shape.Equal(key.Columns, heads * (headSize - sharedKey.Columns), "columns of the keys");
            Shape.Equal(value.Columns, heads * valueSize, "columns of the values");
            Shape.Holds(sequence.Start + sequence.Position + sequence.Count, sequence.Cache.Capacity, "a cache");
        }

        WorkSharing.Run(batch.Workers, new Job(layer, key, sharedKey, value, batch), batch.Count, KeyValueCache.BlockSize, 4L * batch.Count * key.Columns);
    }

    private readonly struct Job(int layer, Activations key, Activations sharedKey, Activations value, TokenBatch batch) : IRangeJob
    {
        private readonly int _layer = layer;
        private readonly Activations _key = key;
        private readonly Activations _sharedKey = sharedKey;
        private readonly Activations _value = value;
        private readonly TokenBatch _batch = batch;

        public void Execute(int start, int end)
        {
            foreach (ref readonly SequenceSlice sequence in _batch.Sequences)
            {
                int first = Math.Max(start, sequence.First);
                int last = Math.Min(end, sequence.First + sequence.Count);
                for (int token = first; token < last; token++)
                {
                    Append(sequence.Cache, token, sequence.Start + sequence.Position + token - sequence.First);
                }
            }
        }

        private void Append(KeyValueCache cache, int token, int position)
        {
            (int heads, int size, int valueSize) = cache[_layer];
            int ownSize = size - _sharedKey.Columns;
            int block = position / KeyValueCache.BlockSize;
            int lane = position % KeyValueCache.BlockSize;
            float* key = _key.Data + ((nint)token * _key.Columns);
            float* sharedKey = _sharedKey.Data + ((nint)token * _sharedKey.Columns);
            float* value = _value.Data + ((nint)token * _value.Columns);
            for (int head = 0; head < heads; head++)
            {
                float* keys = cache.Keys(_layer, head) + ((nint)block * size * KeyValueCache.BlockSize) + lane;
                for (int i = 0; i < ownSize; i++)
                {
                    keys[i * KeyValueCache.BlockSize] = key[i];
                }

                for (int i = ownSize; i < size; i++)
                {
                    keys[i * KeyValueCache.BlockSize] = sharedKey[i - ownSize];
                }

                new ReadOnlySpan<float>(value, valueSize).CopyTo(new Span<float>(cache.Values(_layer, head) + ((nint)position * valueSize), valueSize));
                key += ownSize;
                value += valueSize;
            }
        }
    }
}
