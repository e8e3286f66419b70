namespace ModelGen.Kernels;

/// <summary>Some queries of a sequence that share a key/value head: those of a token's group one after the other, then the next token's.</summary>
internal readonly struct AttentionQueries(int keyValueHead, int first, int total)
{
    /// <summary>The most queries that pass over the keys together: enough that reading keys and values costs little beside the arithmetic.</summary>
    public const int Most = 16;

    /// <summary>The head.</summary>
    public int KeyValueHead { get; } = keyValueHead;

    /// <summary>Queries.</summary>
    public int Count { get; } = Math.Min(Most, total - first);

    /// <summary>The token that a query belongs to, counted from the sequence's first in the pass.</summary>
    public int TokenOf<TShape>(int query)
        where TShape : struct, IAttentionShape
        => (first + query) / (TShape.Heads / TShape.KeyValueHeads);

    /// <summary>The query head of a query.</summary>
    public int HeadOf<TShape>(int query)
        where TShape : struct, IAttentionShape
    {
        int group = TShape.Heads / TShape.KeyValueHeads;
        return (KeyValueHead * group) + ((first + query) % group);
    }

    /// <summary>Where a query lies in <c>[tokens × Heads × HeadSize]</c>.</summary>
    public nint OffsetOf<TShape>(int query)
        where TShape : struct, IAttentionShape
    {
        return (((nint)TokenOf<TShape>(query) * TShape.Heads) + HeadOf<TShape>(query)) * TShape.HeadSize;
    }
}
