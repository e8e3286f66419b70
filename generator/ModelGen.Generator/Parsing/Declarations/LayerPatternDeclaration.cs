using Microsoft.CodeAnalysis;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of a <c>[LayerPattern]</c>.</summary>
internal sealed class LayerPatternDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<int> Every { get; } = attribute.Named<int>("Every");

    public Argument<int> Offset { get; } = attribute.Named<int>("Offset");

    public Argument<int> First { get; } = attribute.Named<int>("First");

    public Argument<int> Last { get; } = attribute.Named<int>("Last");

    public Argument<EquatableArray<int>> Layers { get; } = attribute.Named<EquatableArray<int>>("Layers");

    public Argument<Stack> Stack { get; } = attribute.Named("Stack", ModelGen.Stack.Both);

    public Argument<int> Heads { get; } = attribute.Named<int>("Heads");

    public Argument<int> KeyValueHeads { get; } = attribute.Named<int>("KeyValueHeads");

    public Argument<int> HeadSize { get; } = attribute.Named<int>("HeadSize");

    public Argument<int> Window { get; } = attribute.Named<int>("Window");

    public Argument<PositionEncoding> PositionEncoding { get; } = attribute.Named<PositionEncoding>("PositionEncoding");

    public Argument<double> Base { get; } = attribute.Named<double>("Base");

    public Argument<double> RotaryFraction { get; } = attribute.Named<double>("RotaryFraction");

    public Argument<bool> RotaryScaling { get; } = attribute.Named("RotaryScaling", true);

    public Argument<bool> Experts { get; } = attribute.Named("Experts", true);

    public Argument<int> FeedForward { get; } = attribute.Named<int>("FeedForward");

    public Argument<bool> AttentionNorm { get; } = attribute.Named("AttentionNorm", true);

    public Argument<bool> ShareWeights { get; } = attribute.Named<bool>("ShareWeights");

    /// <summary>What is written of heads.</summary>
    public IReadOnlyList<Argument<int>> DeclaredHeads => [.. new[] { KeyValueHeads, Heads, HeadSize }.Where(argument => argument.IsDeclared)];

    /// <summary>Where the ways to say which layers are written, one for each way.</summary>
    public IReadOnlyList<Location> Selectors =>
    [
        .. Every.IsDeclared || Offset.IsDeclared ? [Every.IsDeclared ? Every.Location : Offset.Location] : Array.Empty<Location>(),
        .. First.IsDeclared || Last.IsDeclared ? [First.IsDeclared ? First.Location : Last.Location] : Array.Empty<Location>(),
        .. Layers.IsDeclared ? [Layers.Location] : Array.Empty<Location>(),
    ];

    /// <summary>True when something is said of the layers.</summary>
    public bool Overrides => DeclaredHeads.Count > 0 || Window.IsDeclared || PositionEncoding.IsDeclared || Base.IsDeclared || RotaryFraction.IsDeclared || RotaryScaling.IsDeclared || Experts.IsDeclared || FeedForward.IsDeclared || AttentionNorm.IsDeclared || ShareWeights.IsDeclared;

    /// <summary>True for a layer that the pattern is about.</summary>
    public bool Matches(int layer) => Every.IsDeclared ? layer % Every.Value == Offset.Value
        : Layers.IsDeclared ? Layers.Value.Contains(layer)
        : layer >= First.Value && (!Last.IsDeclared || layer <= Last.Value);
}
