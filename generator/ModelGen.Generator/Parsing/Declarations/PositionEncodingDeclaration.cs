namespace ModelGen.Generator.Parsing.Declarations;

/// <summary>The arguments of <c>[PositionEncoding]</c>.</summary>
internal sealed class PositionEncodingDeclaration(DeclaredAttribute attribute)
{
    public DeclaredAttribute Attribute { get; } = attribute;

    public Argument<PositionEncoding> Kind { get; } = attribute.Positional<PositionEncoding>(0, "Kind");

    public Argument<double> Base { get; } = attribute.Named("Base", 10_000.0);

    public Argument<RotaryPairing> Pairing { get; } = attribute.Named("Pairing", RotaryPairing.HalfSplit);

    public Argument<double> RotaryFraction { get; } = attribute.Named("RotaryFraction", 1.0);

    public Argument<int> Streams { get; } = attribute.Named("Streams", 1);

    public Argument<bool> HalfPrecisionFrequencies { get; } = attribute.Named<bool>("HalfPrecisionFrequencies");

    public Argument<int> Offset { get; } = attribute.Named<int>("Offset");

    public Argument<SinusoidLayout> SinusoidLayout { get; } = attribute.Named<SinusoidLayout>("SinusoidLayout");

    public Argument<SinusoidSpacing> SinusoidSpacing { get; } = attribute.Named<SinusoidSpacing>("SinusoidSpacing");

    public Argument<bool> AlibiScaled { get; } = attribute.Named<bool>("AlibiScaled");

    public Argument<int> Buckets { get; } = attribute.Named("Buckets", 32);

    public Argument<int> MaxDistance { get; } = attribute.Named("MaxDistance", 128);

    /// <summary>Floats of a head that rotate: rounded down, as Hugging Face does.</summary>
    public int RotarySize(int headSize) => (int)(headSize * RotaryFraction.Value);
}
