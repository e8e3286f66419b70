namespace ModelGen.Text;

/// <summary>Why a generation ended.</summary>
public enum FinishReason
{
    /// <summary>The model chose a token that ends the text.</summary>
    EndOfText,

    /// <summary>The text came to one of the stop sequences.</summary>
    StopSequence,

    /// <summary>As many tokens were generated as were asked for.</summary>
    MaxTokens,

    /// <summary>The context of the model is full.</summary>
    ContextFull,

    /// <summary>The caller cancelled, or stopped reading.</summary>
    Cancelled,
}
