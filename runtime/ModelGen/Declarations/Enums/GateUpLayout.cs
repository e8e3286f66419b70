namespace ModelGen;

/// <summary>How a checkpoint stores the two projections of a gated feed-forward part: the activated one (gate) and the linear one (up).</summary>
public enum GateUpLayout
{
    /// <summary>A tensor for each.</summary>
    Separate,

    /// <summary>One tensor: all rows of the gate, then all rows of the linear projection (Phi-3, GLM-4, ModernBERT).</summary>
    GateFirst,

    /// <summary>One tensor: all rows of the linear projection, then all rows of the gate (GLM-130B).</summary>
    UpFirst,

    /// <summary>One tensor: a row of the gate, a row of the linear projection, and so on (gpt-oss).</summary>
    Interleaved,
}
