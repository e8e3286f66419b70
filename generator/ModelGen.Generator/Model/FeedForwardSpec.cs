namespace ModelGen.Generator.Model;

/// <summary>The feed-forward part of a layer.</summary>
/// <param name="Size">Width between its two projections.</param>
internal sealed record FeedForwardSpec(int Size, Activation Activation, bool Bias)
{
    /// <summary>True when the activation multiplies a second projection.</summary>
    public bool IsGated => Activation.IsGated() || IsGatedByMethod;

    /// <summary>True where the last linear layer adds a bias.</summary>
    public bool OutputBias { get; init; } = Bias;

    /// <summary>The experts that stand in its place, each as wide as it is; or null.</summary>
    public ExpertsSpec? Experts { get; init; }

    /// <summary>The method of the class that <see cref="Activation.Custom"/> stands for, or null.</summary>
    public string? Method { get; init; }

    /// <summary>True when what the method gives multiplies a second projection.</summary>
    public bool IsGatedByMethod { get; init; }

    /// <summary>The bound of a gate and of what it multiplies; 0: none.</summary>
    public double Limit { get; init; }

    /// <summary>The factor within the logistic function of SiLU.</summary>
    public double SigmoidFactor { get; init; } = 1;

    /// <summary>What is added to what a gate multiplies.</summary>
    public double UpOffset { get; init; }

    /// <summary>True where a gate and what it multiplies are changed before they are multiplied.</summary>
    public bool IsBounded => Limit != 0 || UpOffset != 0;
}
