namespace ModelGen.Runtime;

/// <summary>Which way a recurrent layer reads a sentence.</summary>
public enum LstmDirection
{
    /// <summary>From its begin to its end.</summary>
    Forward,

    /// <summary>From its end to its begin.</summary>
    Backward,
}
