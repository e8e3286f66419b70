namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Attention]</c>.</summary>
internal sealed class AttentionDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> Window { get; } = attribute.Named<int>("Window");

    public Argument<Projections> Bias { get; } = attribute.Named("Bias", Projections.None);

    public Argument<double> Scale { get; } = attribute.Named<double>("Scale");

    public Argument<QueryKeyNorm> QueryKeyNorm { get; } = attribute.Named("QueryKeyNorm", ModelGen.QueryKeyNorm.None);

    public Argument<bool> QueryKeyNormAfterRotary { get; } = attribute.Named<bool>("QueryKeyNormAfterRotary");

    public Argument<double> LogitSoftCap { get; } = attribute.Named<double>("LogitSoftCap");

    public Argument<double> ClipQueryKeyValue { get; } = attribute.Named<double>("ClipQueryKeyValue");

    public Argument<bool> Sinks { get; } = attribute.Named<bool>("Sinks");
}
