namespace ModelGen.Generator.Model;

/// <summary>How a layer knows where a token stands.</summary>
/// <param name="RotarySize">Floats of a head that rotate: RotaryFraction × HeadSize.</param>
internal sealed record PositionSpec(PositionEncoding Encoding, double Base, RotaryPairing Pairing, int RotarySize, RotaryScalingSpec? Scaling)
{
    /// <summary>Positions of a token that rotate heads, each a part of its own: 1 or 2.</summary>
    public int Streams { get; init; } = 1;

    /// <summary>True when the frequencies are rounded to float16.</summary>
    public bool HalfPrecision { get; init; }

    /// <summary>The row of a learned table that belongs to the first position, or the first position of sinusoids.</summary>
    public int Offset { get; init; }

    /// <summary>Where sines and cosines stand.</summary>
    public SinusoidLayout SinusoidLayout { get; init; }

    /// <summary>Which frequencies sinusoids have.</summary>
    public SinusoidSpacing SinusoidSpacing { get; init; }
}

/// <summary>A stretch of the rotary frequencies, with every argument that the kind has; the others are 0.</summary>
/// <param name="AttentionFactor">YaRN's factor on cosine and sine, worked out where it is not declared.</param>
internal sealed record RotaryScalingSpec(
    RotaryScaling Kind,
    double Factor,
    int OriginalContext,
    double LowFrequencyFactor,
    double HighFrequencyFactor,
    double BetaFast,
    double BetaSlow,
    double AttentionFactor);
