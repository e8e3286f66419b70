using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>
/// Attention, causal, bidirectional over a prefix or over everything, of grouped query heads over a cache, <c>softmax(QKᵀ·scale)·V</c>, without a matrix of
/// scores: an online softmax passes over the keys
/// once. Vaswani 2017 §3.2, Ainslie 2023, Milakov and Gimelshein 2018.
/// </summary>
/// <remarks>
/// Keys are taken in steps of 64 that start at multiples of 64, so the order in which a token's context is summed depends on the positions that it sees alone.
/// </remarks>
public static unsafe class GroupedAttention
{
    /// <summary>
    /// <c>context[t] = Σ softmax(scale · query[t]·keys)·values</c> over the positions that the token sees, which are in the cache: those up to its own and the
    /// prefix, or all.
    /// </summary>
    /// <typeparam name="TShape">Heads, sizes, scale, mask, window, and what else is done to the scores.</typeparam>
    /// <param name="query"><c>[tokens × Heads × HeadSize]</c></param>
    /// <param name="layer">The layer of the cache.</param>
    /// <param name="context"><c>[tokens × Heads × ValueSize]</c>, another buffer than <paramref name="query"/>.</param>
    /// <param name="batch">The sequences.</param>
    /// <param name="sinks"><c>[Heads]</c>, the score of each head that has no value; for shapes with <see cref="IAttentionShape.Sinks"/> alone.</param>
    /// <param name="relativeBias">The biases of distances, for shapes with <see cref="IAttentionShape.RelativeBias"/> alone.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply<TShape>(
        Activations query, int layer, Activations context, TokenBatch batch, in VectorWeights sinks = default, RelativeBias? relativeBias = null)
        where TShape : struct, IAttentionShape
    {
        ArgumentNullException.ThrowIfNull(batch);
        Shape.Equal(query.Columns, TShape.Heads * TShape.HeadSize, "columns of the queries");
        Shape.Equal(context.Columns, TShape.Heads * AttentionSizes<TShape>.Value, "columns of the context");
        Shape.Equal(sinks.Length, TShape.Sinks ? TShape.Heads : 0, "attention sinks");
        Shape.Equal(relativeBias?.Heads ?? 0, TShape.RelativeBias ? TShape.Heads : 0, "heads of the relative biases");
        Shape.Holds(batch.Count, query.Rows, "the queries");
        Shape.Holds(batch.Count, context.Rows, "the context");
        int items = 0;
        long work = 0;
        foreach (ref readonly SequenceSlice sequence in batch.Sequences)
        {
            Shape.Holds(layer + 1, sequence.Cache.Layers, "the layers of a cache");
            (int heads, int headSize, int valueSize) = sequence.Cache[layer];
            Shape.Equal(heads, TShape.KeyValueHeads, "key/value heads of a cache");
            Shape.Equal(headSize, TShape.HeadSize, "head size of a cache");
            Shape.Equal(valueSize, AttentionSizes<TShape>.Value, "value size of a cache");
            Shape.Holds(sequence.Start + sequence.Position + sequence.Count, sequence.Cache.Capacity, "a cache");
            Shape.Holds(sequence.Block.Length, sequence.Position + sequence.Count, "a cache with its prefix");
            items += ItemsOf<TShape>(sequence);
            work += 2L * sequence.Count * (sequence.Position + sequence.Count) * TShape.Heads * TShape.HeadSize;
        }

        WorkSharing.Run(batch.Workers, new Job<TShape>(query.Data, layer, context.Data, batch, new LearnedScores(sinks.Data, relativeBias)), items, 1, work);
        GC.KeepAlive(relativeBias);
        if (batch.Shares is { Columns: > 0 } shares && (batch.SharesOf < 0 || batch.SharesOf == layer))
        {
            AttentionShares.Add<TShape>(query, layer, batch, shares, batch.SharesOf < 0 ? 1f / batch.Sequences[0].Cache.Layers : 1);
        }
    }

    private static int BatchesOf<TShape>(in SequenceSlice sequence)
        where TShape : struct, IAttentionShape
    {
        int queries = sequence.Count * AttentionSizes<TShape>.Group;
        return (queries + AttentionQueries.Most - 1) / AttentionQueries.Most;
    }

    private static int ItemsOf<TShape>(in SequenceSlice sequence)
        where TShape : struct, IAttentionShape
        => BatchesOf<TShape>(sequence) * TShape.KeyValueHeads;

    /// <summary>An item is a few queries of one sequence that share a key/value head.</summary>
    private readonly struct Job<TShape>(float* query, int layer, float* context, TokenBatch batch, LearnedScores learned) : IRangeJob
        where TShape : struct, IAttentionShape
    {
        private readonly float* _query = query;
        private readonly int _layer = layer;
        private readonly float* _context = context;
        private readonly TokenBatch _batch = batch;
        private readonly LearnedScores _learned = learned;

        public void Execute(int start, int end)
        {
            int offset = 0;
            foreach (ref readonly SequenceSlice sequence in _batch.Sequences)
            {
                int items = ItemsOf<TShape>(sequence);
                int last = Math.Min(end - offset, items);
                for (int item = Math.Max(start - offset, 0); item < last; item++)
                {
                    Attend(sequence, item);
                }

                offset += items;
            }
        }

        private void Attend(in SequenceSlice sequence, int item)
        {
            int batches = BatchesOf<TShape>(sequence);
            AttentionQueries queries = new(item / batches, item % batches * AttentionQueries.Most, sequence.Count * AttentionSizes<TShape>.Group);

            // A sequence starts with a block of keys.
            float* keys = sequence.Cache.Keys(_layer, queries.KeyValueHead) + ((nint)sequence.Start * TShape.HeadSize);
            float* values = sequence.Cache.Values(_layer, queries.KeyValueHead) + ((nint)sequence.Start * AttentionSizes<TShape>.Value);
            float* query = _query + ((nint)sequence.First * TShape.Heads * TShape.HeadSize);
            float* context = _context + ((nint)sequence.First * TShape.Heads * AttentionSizes<TShape>.Value);

            // What every token sees: the prefix, or all that is in the cache.
            int seen = TShape.Mask == AttentionMask.Full ? sequence.Position + sequence.Count : sequence.Block.Length;
            if (SimdPath.Is512)
            {
                AttentionKernel<Vector512<float>, Simd512, TShape>.Attend(queries, query, keys, values, context, _learned, sequence.Position, seen);
            }
            else if (SimdPath.Is256)
            {
                AttentionKernel<Vector256<float>, Simd256, TShape>.Attend(queries, query, keys, values, context, _learned, sequence.Position, seen);
            }
            else
            {
                AttentionKernel<Vector128<float>, Simd128, TShape>.Attend(queries, query, keys, values, context, _learned, sequence.Position, seen);
            }
        }
    }
}
