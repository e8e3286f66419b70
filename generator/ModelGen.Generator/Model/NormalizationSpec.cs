namespace ModelGen.Generator.Model;

/// <summary>Which norm, and where it stands.</summary>
internal sealed record NormalizationSpec(Norm Kind, NormPlacement Placement, double Epsilon, bool Bias);
