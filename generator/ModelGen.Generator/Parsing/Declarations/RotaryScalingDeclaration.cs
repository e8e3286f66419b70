using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[RotaryScaling]</c>.</summary>
internal sealed class RotaryScalingDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<RotaryScaling> Kind { get; } = attribute.Positional<RotaryScaling>(0, "Kind");

    public Argument<double> Factor { get; } = attribute.Named<double>("Factor");

    public Argument<int> OriginalContext { get; } = attribute.Named<int>("OriginalContext");

    public Argument<double> LowFrequencyFactor { get; } = attribute.Named("LowFrequencyFactor", 1.0);

    public Argument<double> HighFrequencyFactor { get; } = attribute.Named("HighFrequencyFactor", 4.0);

    public Argument<double> BetaFast { get; } = attribute.Named("BetaFast", 32.0);

    public Argument<double> BetaSlow { get; } = attribute.Named("BetaSlow", 1.0);

    public Argument<double> AttentionFactor { get; } = attribute.Named<double>("AttentionFactor");

    public Argument<bool> Truncate { get; } = attribute.Named("Truncate", true);

    public Argument<double> MagnitudeScale { get; } = attribute.Named<double>("MagnitudeScale");

    public Argument<double> MagnitudeScaleAllDimensions { get; } = attribute.Named<double>("MagnitudeScaleAllDimensions");

    public Argument<EquatableArray<double>> ShortFactors { get; } = attribute.Named<EquatableArray<double>>("ShortFactors");

    public Argument<EquatableArray<double>> LongFactors { get; } = attribute.Named<EquatableArray<double>>("LongFactors");
}
