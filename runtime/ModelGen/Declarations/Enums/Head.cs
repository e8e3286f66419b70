namespace ModelGen;

/// <summary>What the hidden states are turned into.</summary>
public enum Head
{
    /// <summary>Logits over the vocabulary, by one matrix. The default of decoders; encoders have it for each token.</summary>
    LanguageModel,

    /// <summary>Nothing: the hidden states are the result. The default of an encoder.</summary>
    None,

    /// <summary>
    /// A vector for the text: <c>tanh(W·h + b)</c> of its first token (Devlin et al. 2018), unless <see cref="HeadAttribute.Pooling"/>, <see cref="HeadAttribute.Dense"/> or <see cref="HeadAttribute.Activation"/> say otherwise.
    /// </summary>
    Pooler,

    /// <summary>
    /// Logits over the vocabulary for each token of an encoder, behind a dense layer with the model's activation and a norm (Devlin et al. 2018 §3.1).
    /// </summary>
    MaskedLanguageModel,

    /// <summary>Two logits for a pair of texts, on the pooler: the second follows the first, or it was chosen at random (Devlin et al. 2018 §3.1).</summary>
    NextSentence,

    /// <summary>Logits over <see cref="HeadAttribute.Classes"/> for the text, on the pooler.</summary>
    SequenceClassifier,

    /// <summary>Logits over <see cref="HeadAttribute.Classes"/> for each token.</summary>
    TokenClassifier,
}
