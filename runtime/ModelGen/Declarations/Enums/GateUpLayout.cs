namespace ModelGen;

/// <summary>How a checkpoint stores the two projections of a gated feed-forward part.</summary>
public enum GateUpLayout
{
    /// <summary>A tensor for each.</summary>
    Separate,

    /// <summary>One tensor: all rows of the activated projection, then all rows of the linear one (Phi-3).</summary>
    GateFirst,

    /// <summary>One tensor: all rows of the linear projection, then all rows of the activated one (GLM-130B).</summary>
    UpFirst,

    /// <summary>One tensor: a row of the activated projection, then one of the linear projection, and so on (gpt-oss).</summary>
    Interleaved,
}
