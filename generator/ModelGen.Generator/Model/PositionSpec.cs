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

    /// <summary>True where linear biases are added before the scores are scaled.</summary>
    public bool AlibiScaled { get; init; }

    /// <summary>Rows of the table of relative biases; 0 where there are none.</summary>
    public int Buckets { get; init; }

    /// <summary>True where scores get learned biases of distances, alone or beside another encoding.</summary>
    public bool HasBuckets => Buckets > 0;

    /// <summary>The distance from which on all share the last bucket.</summary>
    public int MaxDistance { get; init; }
}

/// <summary>A stretch of the rotary frequencies, with every argument that the kind has; the others are 0.</summary>
/// <param name="AttentionFactor">The factor of YaRN and LongRoPE on cosine and sine, worked out where it is not declared.</param>
internal sealed record RotaryScalingSpec(
    RotaryScaling Kind,
    double Factor,
    int OriginalContext,
    double LowFrequencyFactor,
    double HighFrequencyFactor,
    double BetaFast,
    double BetaSlow,
    double AttentionFactor)
{
    /// <summary>Whether the bounds of YaRN's ramp are whole pairs.</summary>
    public bool Truncate { get; init; } = true;

    /// <summary>YaRN's mscale; 0: none.</summary>
    public double MagnitudeScale { get; init; }

    /// <summary>YaRN's mscale of all dimensions; 0: none.</summary>
    public double MagnitudeScaleAllDimensions { get; init; }

    /// <summary>What LongRoPE divides frequencies by in texts up to the original context, one for each pair.</summary>
    public EquatableArray<double> ShortFactors { get; init; }

    /// <summary>The same in longer texts.</summary>
    public EquatableArray<double> LongFactors { get; init; }

    /// <summary>YaRN's m(scale), eq. 22 of Peng et al. 2023 with a factor on the logarithm.</summary>
    public static double Magnitude(double factor, double scale) => factor <= 1 ? 1 : (0.1 * scale * Math.Log(factor)) + 1;
}
