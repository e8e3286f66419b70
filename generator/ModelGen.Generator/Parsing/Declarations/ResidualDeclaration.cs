namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Residual]</c>.</summary>
internal sealed class ResidualDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<double> Alpha { get; } = attribute.Named<double>("Alpha");

    public Argument<double> Scale { get; } = attribute.Named("Scale", 1.0);

    public Argument<ParallelResidual> Parallel { get; } = attribute.Named<ParallelResidual>("Parallel");
}
