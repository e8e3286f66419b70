namespace ModelGen;

/// <summary>How a checkpoint stores the projections to queries, keys and values.</summary>
public enum QueryKeyValueLayout
{
    /// <summary>A tensor for each.</summary>
    Separate,

    /// <summary>One tensor: all queries, then all keys, then all values (GPT-2, Phi-3, ModernBERT).</summary>
    Blocks,

    /// <summary>One tensor: query, key and value of the first head, then those of the next (BLOOM, GPT-NeoX, ChatGLM-6B). Each head has keys and values of its own.</summary>
    PerHead,

    /// <summary>One tensor: the queries of the first group, its key and its value, then those of the next group (Falcon).</summary>
    PerKeyValueGroup,
}
