using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>A table of rotary frequencies as the expression that makes it.</summary>
/// <remarks><code>Kernels::RotaryFrequencies.Linear(10_000, rotarySize: 16, factor: 4)</code></remarks>
internal static class FrequenciesEmitter
{
    public static string Expression(PositionSpec position)
    {
        string start = $"{Literals.Double(position.Base)}, rotarySize: {position.RotarySize / position.Streams}";
        string call = position.Scaling is { } scaling ? Scaled(scaling, start) : $"Default({start})";
        return "Kernels::RotaryFrequencies." + call + (position.HalfPrecision ? ".ToHalfPrecision()" : "");
    }

    private static string Scaled(RotaryScalingSpec scaling, string start)
    {
        string factor = "factor: " + Literals.Double(scaling.Factor);
        string original = "originalContext: " + Literals.Integer(scaling.OriginalContext);
        return scaling.Kind switch
        {
            RotaryScaling.Linear => $"Linear({start}, {factor})",
            RotaryScaling.DynamicNtk => $"DynamicNtk({start}, {factor}, {original})",
            RotaryScaling.Llama3 => $"Llama3({start}, {factor}, lowFrequencyFactor: {Literals.Double(scaling.LowFrequencyFactor)}, "
                + $"highFrequencyFactor: {Literals.Double(scaling.HighFrequencyFactor)}, {original})",
            RotaryScaling.Yarn => $"Yarn({start}, {factor}, {original}, betaFast: {Literals.Double(scaling.BetaFast)}, betaSlow: {Literals.Double(scaling.BetaSlow)}, "
                + $"attentionFactor: {Literals.Double(scaling.AttentionFactor)}{(scaling.Truncate ? "" : ", truncate: false")})",
            RotaryScaling.LongRope => $"LongRope({start}, {original}, attentionFactor: {Literals.Double(scaling.AttentionFactor)}, "
                + $"shortFactors: [{Factors(scaling.ShortFactors)}], longFactors: [{Factors(scaling.LongFactors)}])",
            _ => throw new ArgumentOutOfRangeException(nameof(scaling), scaling.Kind, "No such scaling."),
        };
    }

    private static string Factors(EquatableArray<double> factors) => string.Join(", ", factors.Select(Literals.Float));
}
