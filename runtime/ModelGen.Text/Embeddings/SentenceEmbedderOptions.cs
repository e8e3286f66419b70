namespace ModelGen.Text;

/// <summary>How texts become vectors: what the model was trained for.</summary>
public sealed record SentenceEmbedderOptions
{
    /// <summary>How the hidden states of a text become one vector. Default: <see cref="Pooling.Mean"/>.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>Whether vectors are scaled to length 1, so that their product is the cosine of their angle. Default: true.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>
    /// Tokens that are read of a text; what comes behind is cut off, as in training. Default: as many as the model reads at most. all-MiniLM-L6-v2 was trained
    /// on 256.
    /// </summary>
    public int? MaxTokens { get; init; }

    /// <summary>Tokens that go through the model together, over all texts; more need more memory, and are a little faster. Default: 512.</summary>
    public int TokensPerPass { get; init; } = 512;
}
