namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Transformer]</c>.</summary>
internal sealed class TransformerDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<Structure> Structure { get; } = attribute.Positional<Structure>(0, "Structure");

    public Argument<int> Layers { get; } = attribute.Named<int>("Layers");

    public Argument<int> Hidden { get; } = attribute.Named<int>("Hidden");

    public Argument<int> Heads { get; } = attribute.Named<int>("Heads");

    public Argument<int> KeyValueHeads { get; } = attribute.Named<int>("KeyValueHeads");

    public Argument<int> HeadSize { get; } = attribute.Named<int>("HeadSize");

    public Argument<int> FeedForward { get; } = attribute.Named<int>("FeedForward");

    public Argument<int> Vocabulary { get; } = attribute.Named<int>("Vocabulary");

    public Argument<int> Context { get; } = attribute.Named<int>("Context");

    /// <summary><c>KeyValueHeads</c>, or the default that depends on <c>Heads</c>.</summary>
    public int EffectiveKeyValueHeads => KeyValueHeads.IsDeclared ? KeyValueHeads.Value : Heads.Value;

    /// <summary><c>HeadSize</c>, or the default that depends on <c>Hidden</c> and <c>Heads</c>; 0 where these have none.</summary>
    public int EffectiveHeadSize => HeadSize.IsDeclared ? HeadSize.Value : Heads.Value > 0 ? Hidden.Value / Heads.Value : 0;
}
