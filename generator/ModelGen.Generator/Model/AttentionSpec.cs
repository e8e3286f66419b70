namespace ModelGen.Generator.Model;

/// <summary>Scaled dot-product attention of a layer.</summary>
/// <param name="Window">How many positions a token sees, itself included; 0 is the whole context.</param>
/// <param name="Scale">What scores are multiplied by; 1/√HeadSize unless declared.</param>
/// <param name="ScaleIsDeclared">False where <paramref name="Scale"/> is 1/√HeadSize as always.</param>
internal sealed record AttentionSpec(
    int Heads,
    int KeyValueHeads,
    int HeadSize,
    int Window,
    Projections Bias,
    double Scale,
    bool ScaleIsDeclared,
    QueryKeyNorm QueryKeyNorm)
{
    /// <summary>True where a token sees the whole text, false where it sees itself and those before it.</summary>
    public bool IsBidirectional { get; init; }

    /// <summary>True where queries and keys are normalized behind their rotation.</summary>
    public bool NormsAfterRotary { get; init; }

    /// <summary>The bound of the scores; 0: none.</summary>
    public double SoftCap { get; init; }

    /// <summary>The bound of queries, keys and values; 0: none.</summary>
    public double Clip { get; init; }

    /// <summary>True where each head has a learned score without a value.</summary>
    public bool Sinks { get; init; }

    /// <summary>The method of the class that biases the scores, or null.</summary>
    public string? BiasMethod { get; init; }

    /// <summary>The method of the class that hides keys, or null.</summary>
    public string? MaskMethod { get; init; }

    /// <summary>Where keys and values come from latents, their sizes; or null.</summary>
    public LatentSpec? Latent { get; init; }

    /// <summary>What scores are multiplied by unless declared.</summary>
    public double DefaultScale => (Latent?.Magnitude ?? 1) / Math.Sqrt(HeadSize);

    /// <summary>Floats of a head's value.</summary>
    public int ValueSize => Latent?.ValueSize ?? HeadSize;

    public int QuerySize => Heads * HeadSize;

    public int KeyValueSize => KeyValueHeads * HeadSize;

    /// <summary>Floats of what all heads give.</summary>
    public int ContextSize => Heads * ValueSize;

    public int Group => Heads / KeyValueHeads;
}
