using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>How the tokens of a pass share their attention among all that lies in the caches: what <see cref="GroupedAttention"/> weights values by and does not keep. For those who want to look at it, one number after the other.</summary>
internal static unsafe class AttentionShares
{
    /// <summary><c>shares[t, j] += Σ over heads of softmax(scale · query[t]·keys)[j] / Heads · factor</c></summary>
    /// <param name="query"><c>[tokens × Heads × HeadSize]</c></param>
    /// <param name="layer">The layer of the cache.</param>
    /// <param name="batch">Sequences whose tokens see everything that is in their caches.</param>
    /// <param name="shares"><c>[tokens × positions]</c>, at least as wide as the longest cache is filled.</param>
    /// <param name="factor">What each head counts.</param>
    public static void Add<TShape>(Activations query, int layer, TokenBatch batch, Activations shares, float factor)
        where TShape : struct, IAttentionShape
    {
        Shape.Holds(batch.Count, shares.Rows, "the shares of attention");
        foreach (ref readonly SequenceSlice sequence in batch.Sequences)
        {
            Shape.Holds(sequence.Length, shares.Columns, "a row of shares of attention");
            for (int token = sequence.First; token < sequence.First + sequence.Count; token++)
            {
                for (int head = 0; head < TShape.Heads; head++)
                {
                    float* row = query.Data + ((((nint)token * TShape.Heads) + head) * TShape.HeadSize);
                    Add<TShape>(row, sequence.Cache.Keys(layer, head / AttentionSizes<TShape>.Group), shares.Row(token)[..sequence.Length], factor / TShape.Heads);
                }
            }
        }
    }

    private static void Add<TShape>(float* query, float* keys, Span<float> shares, float factor)
        where TShape : struct, IAttentionShape
    {
        float largest = float.NegativeInfinity;
        for (int key = 0; key < shares.Length; key++)
        {
            largest = Math.Max(largest, Score<TShape>(query, keys, key));
        }

        float total = 0;
        for (int key = 0; key < shares.Length; key++)
        {
            total += MathF.Exp(Score<TShape>(query, keys, key) - largest);
        }

        for (int key = 0; key < shares.Length; key++)
        {
            shares[key] += factor * MathF.Exp(Score<TShape>(query, keys, key) - largest) / total;
        }
    }

    private static float Score<TShape>(float* query, float* keys, int key)
        where TShape : struct, IAttentionShape
    {
        float* lane = keys + ((nint)(key / KeyValueCache.BlockSize) * TShape.HeadSize * KeyValueCache.BlockSize) + (key % KeyValueCache.BlockSize);
        float sum = 0;
        for (int i = 0; i < TShape.HeadSize; i++)
        {
            sum += query[i] * lane[i * KeyValueCache.BlockSize];
        }

        sum *= TShape.Scale;
        return TShape.SoftCap > 0 ? TShape.SoftCap * MathF.Tanh(sum / TShape.SoftCap) : sum;
    }
}
