namespace ModelGen.Text;

/// <summary>What a generation has done so far. Times count the work alone, not what the caller does between two pieces.</summary>
public sealed record GenerationStatistics
{
    /// <summary>Tokens of the prompt, special tokens included.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Tokens generated, those of a stop sequence included; the token that ended the text is not counted.</summary>
    public int GeneratedTokens { get; init; }

    /// <summary>The time that the model took to read the prompt, the memory of the session included.</summary>
    public TimeSpan PromptTime { get; init; }

    /// <summary>The time from the call to the first token: encoding the prompt, reading it, and choosing.</summary>
    public TimeSpan TimeToFirstToken { get; init; }

    /// <summary>The time of all tokens after the first, which take a pass of the model each.</summary>
    public TimeSpan DecodeTime { get; init; }

    /// <summary>Passes of the model in <see cref="DecodeTime"/>.</summary>
    public int DecodePasses { get; init; }

    /// <summary>Tokens of the prompt read a second; 0 before it was read.</summary>
    public double PromptTokensPerSecond => PromptTime > TimeSpan.Zero ? PromptTokens / PromptTime.TotalSeconds : 0;

    /// <summary>Tokens a second after the first; 0 while there is none.</summary>
    public double TokensPerSecond => DecodeTime > TimeSpan.Zero ? DecodePasses / DecodeTime.TotalSeconds : 0;

    /// <summary>Why it ended; null while it runs, or where it failed with an exception.</summary>
    public FinishReason? FinishReason { get; init; }

    /// <summary>The stop sequence that ended it, or null.</summary>
    public string? StopSequence { get; init; }

    /// <summary>The seed of the random numbers, with which the same text can be had again; null before the first token.</summary>
    public long? Seed { get; init; }
}
