namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[LatentAttention]</c>.</summary>
internal sealed class LatentAttentionDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> QueryRank { get; } = attribute.Named<int>("QueryRank");

    public Argument<int> KeyValueRank { get; } = attribute.Named<int>("KeyValueRank");

    public Argument<int> RotarySize { get; } = attribute.Named<int>("RotarySize");

    public Argument<int> NopeSize { get; } = attribute.Named<int>("NopeSize");

    public Argument<int> ValueSize { get; } = attribute.Named<int>("ValueSize");

    /// <summary>Floats of a head's query and key.</summary>
    public int HeadSize => NopeSize.Value + RotarySize.Value;

    /// <summary><c>ValueSize</c>, or the default that depends on <c>NopeSize</c>.</summary>
    public int EffectiveValueSize => ValueSize.IsDeclared ? ValueSize.Value : NopeSize.Value;
}
