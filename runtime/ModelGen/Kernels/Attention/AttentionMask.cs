namespace ModelGen.Kernels;

/// <summary>Which tokens of its sequence a token sees.</summary>
public enum AttentionMask
{
    /// <summary>Itself and those before it, and the prefix that its sequence may begin with.</summary>
    Causal,

    /// <summary>All that are in the cache when the pass attends: those of the pass and those before it.</summary>
    Full,
}
