namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Normalization]</c>.</summary>
internal sealed class NormalizationDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<Norm> Kind { get; } = attribute.Positional<Norm>(0, "Kind");

    public Argument<NormPlacement> Placement { get; } = attribute.Positional<NormPlacement>(1, "Placement");

    public Argument<bool> Weight { get; } = attribute.Named("Weight", true);

    public Argument<bool> Bias { get; } = attribute.Named<bool>("Bias");

    public Argument<bool> UnitOffset { get; } = attribute.Named<bool>("UnitOffset");

    public Argument<bool> Final { get; } = attribute.Named<bool>("Final");

    public Argument<double> Epsilon { get; } = attribute.Named("Epsilon", 1e-5);
}
