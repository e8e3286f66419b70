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
        => (first + query) / AttentionSizes<TShape>.Group;

    /// <summary>The query head of a query.</summary>
    public int HeadOf<TShape>(int query)
        where TShape : struct, IAttentionShape
        => (KeyValueHead * AttentionSizes<TShape>.Group) + ((first + query) % AttentionSizes<TShape>.Group);

    /// <summary>Which row of <c>[tokens × Heads]</c> a query is.</summary>
    public nint RowOf<TShape>(int query)
        where TShape : struct, IAttentionShape
        => ((nint)TokenOf<TShape>(query) * TShape.Heads) + HeadOf<TShape>(query);
}
