namespace ModelGen;

/// <summary>What the hidden states are turned into.</summary>
public enum Head
{
    /// <summary>Logits over the vocabulary.</summary>
    LanguageModel,
}
