namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[WordVectors]</c>.</summary>
internal sealed class WordVectorsDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> Dimensions { get; } = attribute.Named<int>("Dimensions");

    public Argument<int> Vocabulary { get; } = attribute.Named<int>("Vocabulary");
}
