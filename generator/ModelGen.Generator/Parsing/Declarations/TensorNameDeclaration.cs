using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[TensorName]</c>.</summary>
internal sealed class TensorNameDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<TensorRole> Role { get; } = attribute.Positional<TensorRole>(0, "Role");

    public Argument<TextValue> Pattern { get; } = attribute.Positional<TextValue>(1, "Pattern");

    public Argument<bool> Exact { get; } = attribute.Named<bool>("Exact");

    public Argument<TextValue> Bias { get; } = attribute.Named<TextValue>("Bias");

    public Argument<TextValue> Gguf { get; } = attribute.Named<TextValue>("Gguf");

    /// <summary>The arguments that are names.</summary>
    public IEnumerable<Argument<TextValue>> Names => [Pattern, Bias, Gguf];
}
