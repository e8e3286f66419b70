namespace ModelGen.Text;

/// <summary>
/// When beam search is content with the texts that are finished, of which it keeps as many as it has beams: <c>early_stopping</c> of Hugging Face Transformers.
/// </summary>
public enum EarlyStopping
{
    /// <summary>
    /// <c>False</c>, the default: when as many texts are finished as there are beams, and the best unfinished one would not, if it ended at its present length,
    /// score higher than the worst of them. With a positive length penalty a longer text might still have won: a heuristic.
    /// </summary>
    Heuristic,

    /// <summary><c>True</c>: as soon as as many texts are finished as there are beams.</summary>
    WhenFull,

    /// <summary>
    /// <c>"never"</c>: only when no unfinished text can beat the worst finished one at any length: with a positive length penalty its score is taken at the
    /// greatest length, at which its log-probability would count most favourably.
    /// </summary>
    Never,
}
