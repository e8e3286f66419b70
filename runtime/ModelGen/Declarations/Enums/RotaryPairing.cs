namespace ModelGen;

/// <summary>Which two elements of a head rotary position encoding turns together.</summary>
public enum RotaryPairing
{
    /// <summary>Elements i and i + n/2, as Hugging Face checkpoints are stored.</summary>
    HalfSplit,

    /// <summary>Elements 2i and 2i + 1, as in the paper and in Meta's own files.</summary>
    Interleaved,
}
