namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The argument of an attribute that names a method of the class: <c>[AttentionBias]</c>, <c>[AttentionMask]</c>.</summary>
internal sealed class OwnMethodDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<DeclaredText> Method { get; } = attribute.Positional<DeclaredText>(0, "Method");
}
