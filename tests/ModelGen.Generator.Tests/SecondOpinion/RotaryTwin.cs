using ModelGen.Generator.Model;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Rotary position encoding as the papers write it (Su et al. 2021; Peng et al. 2023 for YaRN; Grattafiori et al. 2024 for Llama 3).</summary>
internal static class RotaryTwin
{
    /// <summary>Turns the pairs of one head.</summary>
    public static double[] Turn(double[] head, PositionSpec spec, int position)
    {
        double[] turned = [.. head];
        int pairs = spec.RotarySize / 2;
        for (int pair = 0; pair < pairs; pair++)
        {
            (int a, int b) = spec.Pairing == RotaryPairing.HalfSplit ? (pair, pair + pairs) : (2 * pair, (2 * pair) + 1);
            double angle = position * Frequency(spec, pair);
            double factor = spec.Scaling?.Kind == RotaryScaling.Yarn ? spec.Scaling.AttentionFactor : 1;
            turned[a] = factor * ((head[a] * Math.Cos(angle)) - (head[b] * Math.Sin(angle)));
            turned[b] = factor * ((head[b] * Math.Cos(angle)) + (head[a] * Math.Sin(angle)));
        }

        return turned;
    }

    private static double Frequency(PositionSpec spec, int pair)
    {
        double frequency = Math.Pow(spec.Base, -2.0 * pair / spec.RotarySize);
        if (spec.HalfPrecision)
        {
            return (double)(Half)frequency;
        }

        return spec.Scaling?.Kind switch
        {
            null => frequency,
            RotaryScaling.Linear => frequency / spec.Scaling.Factor,
            RotaryScaling.Llama3 => Llama3(spec.Scaling, frequency),
            RotaryScaling.Yarn => Yarn(spec, spec.Scaling, frequency, pair),
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Scaling.Kind, "No such scaling."),
        };
    }

    private static double Llama3(RotaryScalingSpec scaling, double frequency)
    {
        double turns = scaling.OriginalContext * frequency / (2 * Math.PI);
        double smooth = Math.Clamp((turns - scaling.LowFrequencyFactor) / (scaling.HighFrequencyFactor - scaling.LowFrequencyFactor), 0, 1);
        return ((1 - smooth) * frequency / scaling.Factor) + (smooth * frequency);
    }

    private static double Yarn(PositionSpec spec, RotaryScalingSpec scaling, double frequency, int pair)
    {
        double Dimension(double turns) => spec.RotarySize * Math.Log(scaling.OriginalContext / (turns * 2 * Math.PI)) / (2 * Math.Log(spec.Base));
        double low = Math.Max(0, Math.Floor(Dimension(scaling.BetaFast)));
        double high = Math.Min(spec.RotarySize - 1, Math.Ceiling(Dimension(scaling.BetaSlow)));
        double ramp = Math.Clamp((pair - low) / (low == high ? 0.001 : high - low), 0, 1);
        return (ramp * frequency / scaling.Factor) + ((1 - ramp) * frequency);
    }
}
