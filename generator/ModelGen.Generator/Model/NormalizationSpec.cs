namespace ModelGen.Generator.Model;

/// <summary>Which norm, and where it stands.</summary>
internal sealed record NormalizationSpec(Norm Kind, NormPlacement Placement, double Epsilon, bool Bias)
{
    /// <summary>False where norms have nothing to learn: neither weight nor bias.</summary>
    public bool HasWeight { get; init; } = true;

    /// <summary>True when checkpoints store the weights of norms less one.</summary>
    public bool UnitOffset { get; init; }

    /// <summary>True when a norm stands after the last layer.</summary>
    public bool Final { get; init; } = Placement != NormPlacement.Post;

    /// <summary>True when what a branch reads is normalized.</summary>
    public bool IsOfInput => Placement is NormPlacement.Pre or NormPlacement.Deep or NormPlacement.Sandwich;

    /// <summary>True when what a branch gives is normalized before it is added.</summary>
    public bool IsOfOutput => Placement is NormPlacement.Sandwich or NormPlacement.Output;

    /// <summary>DeepNorm's factor on the normalized input that the residual stream carries; 0 for other placements.</summary>
    public double Alpha { get; init; }
}
