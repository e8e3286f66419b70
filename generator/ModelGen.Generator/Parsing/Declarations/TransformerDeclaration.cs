namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[Transformer]</c>.</summary>
internal sealed class TransformerDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<Structure> Structure { get; private init; } = attribute.Positional<Structure>(0, "Structure");

    public Argument<int> Layers { get; private init; } = attribute.Named<int>("Layers");

    public Argument<int> Hidden { get; } = attribute.Named<int>("Hidden");

    public Argument<int> Heads { get; private init; } = attribute.Named<int>("Heads");

    public Argument<int> KeyValueHeads { get; } = attribute.Named<int>("KeyValueHeads");

    public Argument<int> HeadSize { get; } = attribute.Named<int>("HeadSize");

    public Argument<int> FeedForward { get; private init; } = attribute.Named<int>("FeedForward");

    public Argument<int> Vocabulary { get; } = attribute.Named<int>("Vocabulary");

    public Argument<int> Context { get; } = attribute.Named<int>("Context");

    /// <summary>What one stack of an encoder-decoder has of its own.</summary>
    public IReadOnlyList<Argument<int>> OfStacks { get; } =
    [
        attribute.Named<int>("EncoderLayers"),
        attribute.Named<int>("DecoderLayers"),
        attribute.Named<int>("EncoderHeads"),
        attribute.Named<int>("DecoderHeads"),
        attribute.Named<int>("EncoderFeedForward"),
        attribute.Named<int>("DecoderFeedForward"),
    ];

    /// <summary><c>KeyValueHeads</c>, or the default that depends on <c>Heads</c>.</summary>
    public int EffectiveKeyValueHeads => KeyValueHeads.IsDeclared ? KeyValueHeads.Value : Heads.Value;

    /// <summary><c>HeadSize</c>, or the default that depends on <c>Hidden</c> and <c>Heads</c>; 0 where these have none.</summary>
    public int EffectiveHeadSize => HeadSize.IsDeclared ? HeadSize.Value : Heads.Value > 0 ? Hidden.Value / Heads.Value : 0;

    /// <summary>One stack of an encoder-decoder: with the sizes that it has of its own, and the encoder as any other.</summary>
    public TransformerDeclaration Of(Stack stack) => new(Attribute)
    {
        Structure = stack == Stack.Encoder ? Structure with { Value = ModelGen.Structure.Encoder } : Structure,
        Layers = Own(stack, Layers),
        Heads = Own(stack, Heads),
        FeedForward = Own(stack, FeedForward),
    };

    private Argument<int> Own(Stack stack, Argument<int> common)
    {
        Argument<int> own = OfStacks.Single(argument => argument.Name == stack + common.Name);
        return own.State == ArgumentState.Default ? common : own;
    }
}
