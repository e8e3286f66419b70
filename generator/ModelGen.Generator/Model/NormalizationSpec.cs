namespace ModelGen.Generator.Model;

/// <summary>Which norm, and where it stands.</summary>
internal sealed record NormalizationSpec(Norm Kind, NormPlacement Placement, double Epsilon, bool Bias)
{
    /// <summary>DeepNorm's factor on the normalized input that the residual stream carries; 0 for other placements.</summary>
    public double Alpha { get; init; }
}
