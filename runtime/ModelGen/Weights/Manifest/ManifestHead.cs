namespace ModelGen;

/// <summary>Something that a declaration turns the hidden states into.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Outputs">Floats that it gives: for each token, or for each text.</param>
public sealed record ManifestHead(Head Kind, int Outputs)
{
    /// <summary>True for what there is one of for each token, false for what there is one of for each text.</summary>
    public bool IsPerToken => Kind is Head.LanguageModel or Head.MaskedLanguageModel or Head.TokenClassifier;

    /// <summary>True for what a session gives as its logits.</summary>
    public bool GivesLogits => IsPerToken || Kind == Head.SequenceClassifier;
}
