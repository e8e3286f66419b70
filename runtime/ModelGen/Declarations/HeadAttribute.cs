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

    /// <summary>Whether the linear layer before the logits of <see cref="Head.MaskedLanguageModel"/> adds a bias. Default: true; ModernBERT's does not.</summary>
    public bool TransformBias { get; init; } = true;

    /// <summary>A factor on the logits over the vocabulary, greater than 0; T5's is 1/√Hidden. Default: 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The bound c of the logits over the vocabulary, <c>c·tanh(logit/c)</c> (Gemma 2; Bello et al. 2016, arXiv:1611.09940), after <see cref="Scale"/>. Default: 0, none.</summary>
    public double LogitSoftCap { get; init; }

    /// <summary>What <see cref="Head.Pooler"/> makes the vector of a text of. Default: <see cref="TextPooling.FirstToken"/>.</summary>
    public TextPooling Pooling { get; init; }

    /// <summary>
    /// Whether <see cref="Head.Pooler"/> has a linear layer, <c>[Hidden × Hidden]</c>, with <see cref="Activation"/> behind it. Default: true; without it the vector is what was pooled, as models for embeddings and classifiers of
    /// decoders' layers have it.
    /// </summary>
    public bool Dense { get; init; } = true;

    /// <summary>The activation behind the linear layer of <see cref="Head.Pooler"/>, one without a gate: ELECTRA's classifier has <see cref="Activation.Gelu"/>, DistilBERT's <see cref="Activation.Relu"/>. Default: <see cref="Activation.Tanh"/>.</summary>
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <summary>How many classes <see cref="Head.SequenceClassifier"/> or <see cref="Head.TokenClassifier"/> tells apart; these need it.</summary>
    public int Classes { get; init; }
}
