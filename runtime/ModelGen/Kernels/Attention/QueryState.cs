namespace ModelGen.Kernels;

/// <summary>A query on its way over the keys.</summary>
internal unsafe struct QueryState
{
    /// <summary><c>[HeadSize]</c></summary>
    public float* Query;

    /// <summary><c>[ValueSize]</c>: the weighted sum of values so far.</summary>
    public float* Context;

    /// <summary>Its query head.</summary>
    public int Head;

    /// <summary>Its own position.</summary>
    public int Position;

    /// <summary>First position that it sees.</summary>
    public int First;

    /// <summary>Last position that it sees: its own, or the end of what all tokens see.</summary>
    public int Last;

    /// <summary>What a score gains from one position to the next, or 0.</summary>
    public float Slope;

    /// <summary>Largest score so far.</summary>
    public float Maximum;

    /// <summary>Sum of the weights so far.</summary>
    public float Total;

    /// <summary>Factor for what was summed before this step.</summary>
    public float Correction;
}
