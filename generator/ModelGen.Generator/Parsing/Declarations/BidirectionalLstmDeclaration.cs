namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[BidirectionalLstm]</c>.</summary>
internal sealed class BidirectionalLstmDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> Layers { get; } = attribute.Named<int>("Layers");

    public Argument<int> CellSize { get; } = attribute.Named<int>("CellSize");

    public Argument<int> Projection { get; } = attribute.Named<int>("Projection");

    public Argument<double> CellClip { get; } = attribute.Named<double>("CellClip");

    public Argument<double> ProjectionClip { get; } = attribute.Named<double>("ProjectionClip");

    public Argument<bool> SkipConnections { get; } = attribute.Named<bool>("SkipConnections");

    public Argument<bool> Stateful { get; } = attribute.Named<bool>("Stateful");
}
