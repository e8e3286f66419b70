namespace ModelGen;

/// <summary>
/// Declares what the hidden states are turned into. Without it a decoder has <see cref="Head.LanguageModel"/> with a matrix of its own, and an encoder none. An
/// encoder may have several: one that gives
/// logits, a pooler and <see cref="Head.NextSentence"/>.
/// </summary>
/// <param name="kind">The output.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HeadAttribute(Head kind) : Attribute
{
    /// <summary>The output.</summary>
    public Head Kind { get; } = kind;

    /// <summary>
    /// Whether the output matrix is the token embedding, <c>[Vocabulary × Hidden]</c> (Press and Wolf 2017, arXiv:1608.05859). Default: false.
    /// </summary>
    public bool Tied { get; init; }

    /// <summary>Whether a bias is added to the logits. Default: true for the heads of encoders, false for <see cref="Head.LanguageModel"/>.</summary>
    public bool Bias { get; init; }

    /// <summary>How many classes <see cref="Head.SequenceClassifier"/> or <see cref="Head.TokenClassifier"/> tells apart; these need it.</summary>
    public int Classes { get; init; }
}
