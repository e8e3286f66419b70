namespace ModelGen.Text.Tokenizers;

/// <summary>The variants of byte-pair encoding.</summary>
internal sealed record BpeOptions
{
    /// <summary>The token for characters that the vocabulary lacks; without one they fall away.</summary>
    public int? UnknownToken { get; init; }

    /// <summary>One unknown token for neighbouring unknown characters.</summary>
    public bool FuseUnknown { get; init; }

    /// <summary>Characters that the vocabulary lacks become <c>&lt;0x..&gt;</c> tokens of their bytes.</summary>
    public bool ByteFallback { get; init; }

    /// <summary>A piece that is a token is that token, whatever the merges say.</summary>
    public bool IgnoreMerges { get; init; }

    /// <summary>Written before every character of a piece but the first.</summary>
    public string ContinuingSubwordPrefix { get; init; } = "";

    /// <summary>Written behind the last character of a piece.</summary>
    public string EndOfWordSuffix { get; init; } = "";
}
