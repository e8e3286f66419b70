namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Embedding]</c>.</summary>
internal sealed class EmbeddingDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<bool> Normalized { get; } = attribute.Named<bool>("Normalized");

    public Argument<int> TokenTypes { get; } = attribute.Named<int>("TokenTypes");

    public Argument<EmbeddingScale> Scale { get; } = attribute.Named<EmbeddingScale>("Scale");

    public Argument<int> Size { get; } = attribute.Named<int>("Size");

    public Argument<EmbeddingProjection> Projection { get; } = attribute.Named<EmbeddingProjection>("Projection");

    public Argument<bool> ProjectionBias { get; } = attribute.Named<bool>("ProjectionBias");

    public Argument<double> ScaleFactor { get; } = attribute.Named("ScaleFactor", 1.0);

    public Argument<int> SourceVocabulary { get; } = attribute.Named<int>("SourceVocabulary");

    public Argument<bool> Shared { get; } = attribute.Named<bool>("Shared");

    /// <summary>True where a projection stands between the table and the layers.</summary>
    public bool IsProjected(int hidden) => Size.IsDeclared && Size.Value != hidden;
}
