namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[BlankFilling]</c>.</summary>
internal sealed class BlankFillingDeclaration(DeclaredAttribute attribute)
{
    public const int None = -1;

    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> Start { get; } = attribute.Named<int>("Start");

    public Argument<int> Mask { get; } = attribute.Named("Mask", None);

    public Argument<int> SentenceMask { get; } = attribute.Named("SentenceMask", None);

    public Argument<int> GenerationMask { get; } = attribute.Named("GenerationMask", None);

    public Argument<bool> GenerationFirst { get; } = attribute.Named<bool>("GenerationFirst");

    public Argument<bool> GenerationRunsOn { get; } = attribute.Named<bool>("GenerationRunsOn");

    public IReadOnlyList<Argument<int>> Masks => [Mask, SentenceMask, GenerationMask];
}
