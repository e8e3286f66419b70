using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[CharacterConvolution]</c>.</summary>
internal sealed class CharacterConvolutionDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> CharacterSize { get; } = attribute.Named<int>("CharacterSize");

    public Argument<EquatableArray<int>> FilterWidths { get; } = attribute.Named<EquatableArray<int>>("FilterWidths");

    public Argument<EquatableArray<int>> FilterCounts { get; } = attribute.Named<EquatableArray<int>>("FilterCounts");

    public Argument<ConvolutionActivation> Activation { get; } = attribute.Named<ConvolutionActivation>("Activation");

    public Argument<int> Highways { get; } = attribute.Named<int>("Highways");

    public Argument<int> Vocabulary { get; } = attribute.Named("Vocabulary", byDefault: 261);

    public Argument<int> MaximumCharacters { get; } = attribute.Named("MaximumCharacters", byDefault: 50);
}
