namespace ModelGen.Generator.Model;

/// <summary>One thing that the hidden states are turned into.</summary>
/// <param name="Tied">True when the output matrix is the token embedding.</param>
/// <param name="Bias">True when a bias is added to the logits.</param>
/// <param name="Outputs">Floats that it gives, for each token or for each text.</param>
internal sealed record HeadSpec(Head Kind, bool Tied, bool Bias, int Outputs)
{
    /// <summary>True when the linear layer before the logits of a masked language model adds a bias.</summary>
    public bool TransformBias { get; init; } = true;

    /// <summary>The factor on the logits.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The bound of the logits, or 0.</summary>
    public double SoftCap { get; init; }

    /// <summary>What a pooler makes the vector of a text of.</summary>
    public TextPooling Pooling { get; init; }

    /// <summary>The activation of the linear layer of a pooler, or null where it has none.</summary>
    public Activation? Dense { get; init; } = Activation.Tanh;

    /// <summary>What a model without a head over the vocabulary has in its place.</summary>
    public static readonly HeadSpec None = new(Head.None, Tied: false, Bias: false, Outputs: 0);

    /// <summary>True for logits over the vocabulary.</summary>
    public bool IsOverVocabulary => Kind is Head.LanguageModel or Head.MaskedLanguageModel;
}
