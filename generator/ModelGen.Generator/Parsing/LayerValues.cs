using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>What patterns can override, as one layer has it.</summary>
/// <param name="Sharing">The pattern whose layers share one set of weights with this one; null: it has its own.</param>
internal sealed record LayerValues(int Heads, int KeyValueHeads, int HeadSize, int Window, PositionEncoding PositionEncoding, double Base, double RotaryFraction, bool RotaryScaling, bool Experts, int FeedForward, bool AttentionNorm, LayerPatternDeclaration? Sharing)
{
    /// <summary>What a layer has of which no pattern speaks.</summary>
    public static LayerValues Of(ModelDeclaration declaration) => Of(declaration, [], layer: 0);

    /// <summary>What a layer has with the patterns that speak of it, the later ones on top.</summary>
    public static LayerValues Of(ModelDeclaration declaration, IEnumerable<LayerPatternDeclaration> patterns, int layer)
    {
        LayerValues values = patterns.Where(pattern => pattern.Matches(layer)).Aggregate(Start(declaration), (values, pattern) => values.With(pattern));

        // Experts have a width of their own, and heads that share no keys have one each.
        return values with
        {
            FeedForward = values.Experts ? 0 : values.FeedForward,
            KeyValueHeads = values.KeyValueHeads == 0 ? values.Heads : values.KeyValueHeads,
        };
    }

    private static LayerValues Start(ModelDeclaration declaration) => new(
        declaration.Transformer!.Heads.Value,
        declaration.Transformer.KeyValueHeads.Value,
        declaration.HeadSize,
        declaration.Attention?.Window.Value ?? 0,
        declaration.PositionEncoding!.Kind.Value,
        declaration.PositionEncoding.Base.Value,
        declaration.PositionEncoding.RotaryFraction.Value,
        RotaryScaling: true,
        declaration.Experts is not null,
        declaration.Transformer.FeedForward.Value,
        AttentionNorm: true,
        Sharing: null);

    private LayerValues With(LayerPatternDeclaration pattern) => new(
        Value(pattern.Heads, Heads),
        Value(pattern.KeyValueHeads, KeyValueHeads),
        Value(pattern.HeadSize, HeadSize),
        Value(pattern.Window, Window),
        Value(pattern.PositionEncoding, PositionEncoding),
        Value(pattern.Base, Base),
        Value(pattern.RotaryFraction, RotaryFraction),
        Value(pattern.RotaryScaling, RotaryScaling),
        Value(pattern.Experts, Experts),
        Value(pattern.FeedForward, FeedForward),
        Value(pattern.AttentionNorm, AttentionNorm),
        !pattern.ShareWeights.IsDeclared ? Sharing : pattern.ShareWeights.Value ? pattern : null);

    private static T Value<T>(Argument<T> argument, T otherwise)
        where T : struct => argument.IsDeclared ? argument.Value : otherwise;
}
