namespace ModelGen;

/// <summary>The four linear layers of attention.</summary>
[Flags]
public enum Projections
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Hidden state to queries.</summary>
    Query = 1,

    /// <summary>Hidden state to keys.</summary>
    Key = 2,

    /// <summary>Hidden state to values.</summary>
    Value = 4,

    /// <summary>Context back to the hidden state.</summary>
    Output = 8,

    /// <summary>All four.</summary>
    All = Query | Key | Value | Output,
}
