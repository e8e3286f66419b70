namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of a <c>[TensorName]</c>.</summary>
internal sealed class TensorNameDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<TensorRole> Role { get; } = attribute.Positional<TensorRole>(0, "Role");

    public Argument<DeclaredText> Pattern { get; } = attribute.Positional<DeclaredText>(1, "Pattern");

    public Argument<Stack> Stack { get; } = attribute.Named<Stack>("Stack");

    public Argument<bool> Exact { get; } = attribute.Named<bool>("Exact");

    public Argument<DeclaredText> Bias { get; } = attribute.Named<DeclaredText>("Bias");

    public Argument<DeclaredText> Gguf { get; } = attribute.Named<DeclaredText>("Gguf");
}
