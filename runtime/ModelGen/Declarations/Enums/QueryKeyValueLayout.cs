namespace ModelGen;

/// <summary>How a checkpoint stores the query, key and value projections.</summary>
public enum QueryKeyValueLayout
{
    /// <summary>A tensor for each.</summary>
    Separate,

    /// <summary>One tensor: all queries, then all keys, then all values (GPT-2, Phi-3, and multi-query models such as Falcon-7B).</summary>
    Blocks,

    /// <summary>One tensor: query, key and value of the first head, then those of the next (BLOOM, GPT-NeoX).</summary>
    PerHead,

    /// <summary>One tensor: all queries of the first key/value head, its key, its value, then those of the next (Falcon-40B).</summary>
    PerKeyValueGroup,
}
