using System.Collections.Immutable;
using System.Globalization;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[RotaryScaling]</c>, and which kind has which.</summary>
internal static class RotaryScalingRules
{
    private const string Positive = "a number greater than 0";

    private static readonly ImmutableDictionary<RotaryScaling, ImmutableHashSet<string>> Arguments = new Dictionary<RotaryScaling, ImmutableHashSet<string>>
    {
        [RotaryScaling.Linear] = ImmutableHashSet.Create("Factor"),
        [RotaryScaling.DynamicNtk] = ImmutableHashSet.Create("Factor", "OriginalContext"),
        [RotaryScaling.Llama3] = ImmutableHashSet.Create("Factor", "OriginalContext", "LowFrequencyFactor", "HighFrequencyFactor"),
        [RotaryScaling.Yarn] = ImmutableHashSet.Create("Factor", "OriginalContext", "BetaFast", "BetaSlow", "AttentionFactor", "Truncate", "MagnitudeScale", "MagnitudeScaleAllDimensions"),
        [RotaryScaling.LongRope] = ImmutableHashSet.Create("OriginalContext", "ShortFactors", "LongFactors", "AttentionFactor"),
    }.ToImmutableDictionary();

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.RotaryScaling is not { } scaling || !problems.IsDefined(scaling.Kind))
        {
            return;
        }

        if (declaration.PositionEncoding is { Kind: { IsKnown: true } encoding } && encoding.Value != PositionEncoding.Rotary)
        {
            if (EnumText.IsDefined(encoding.Value))
            {
                problems.Add(RotaryScalingDescriptors.ScalingWithoutRotary, scaling.Attribute.Location, declaration.Symbol.Name, encoding.Value.ToString());
            }

            return;
        }

        CheckArguments(scaling, problems);
        LongRopeRules.Check(declaration, scaling, problems);
    }

    private static void CheckArguments(RotaryScalingDeclaration scaling, ProblemList problems)
    {
        RotaryScaling kind = scaling.Kind.Value;
        Check(scaling.Factor, kind, problems, value => value >= 1, "a number of at least 1", example: "8");
        // The logarithm of LongRoPE's is a divisor.
        int least = kind == RotaryScaling.LongRope ? 2 : 1;
        string tokens = string.Format(CultureInfo.InvariantCulture, "a number of tokens from {0} to {1}", least, TransformerRules.MostContext);
        Check(scaling.OriginalContext, kind, problems, value => value >= least && value <= TransformerRules.MostContext, tokens, example: "8192");
        bool hasLow = Check(scaling.LowFrequencyFactor, kind, problems, value => value > 0, Positive);
        bool hasHigh = Check(scaling.HighFrequencyFactor, kind, problems, value => value > 0, Positive);
        bool hasSlow = Check(scaling.BetaSlow, kind, problems, value => value > 0, Positive);
        bool hasFast = Check(scaling.BetaFast, kind, problems, value => value > 0, Positive);
        Check(scaling.AttentionFactor, kind, problems, value => value >= 0, "a number greater than 0, or 0 for the one that follows from the other arguments");
        Check(scaling.Truncate, kind, problems, _ => true, "");
        Check(scaling.MagnitudeScale, kind, problems, value => value >= 0, "a number greater than 0, or 0 for none");
        Check(scaling.MagnitudeScaleAllDimensions, kind, problems, value => value >= 0, "a number greater than 0, or 0 for none");
        if (hasLow && hasHigh)
        {
            CheckOrder(scaling.LowFrequencyFactor, scaling.HighFrequencyFactor, problems);
        }

        if (hasSlow && hasFast)
        {
            CheckOrder(scaling.BetaSlow, scaling.BetaFast, problems);
        }
    }

    /// <param name="example">What a required argument could be; null for an optional one.</param>
    public static bool Check<T>(Argument<T> argument, RotaryScaling kind, ProblemList problems, Func<T, bool> isInRange, string range, string? example = null)
        where T : struct
    {
        if (!argument.IsKnown)
        {
            return false;
        }

        if (!Arguments[kind].Contains(argument.Name))
        {
            if (argument.IsDeclared)
            {
                problems.Add(RotaryScalingDescriptors.ScalingArgumentUnused, argument.Location, argument.Name, kind.ToString());
            }

            return false;
        }

        if (!argument.IsDeclared)
        {
            if (example is not null)
            {
                problems.Add(RotaryScalingDescriptors.ScalingArgumentMissing, argument.Location, argument.Name, example, kind.ToString());
            }

            return example is null;
        }

        bool isFinite = argument.Value is not double number || Number.IsFinite(number);
        if (isFinite && isInRange(argument.Value))
        {
            return true;
        }

        problems.Add(RotaryScalingDescriptors.ScalingArgumentOutOfRange, argument.Location, argument.Name, argument.Value, range);
        return false;
    }

    private static void CheckOrder(Argument<double> lower, Argument<double> upper, ProblemList problems)
    {
        if (upper.Value > lower.Value)
        {
            return;
        }

        problems.Add(
            RotaryScalingDescriptors.ScalingBoundsReversed,
            upper.IsDeclared ? upper.Location : lower.Location,
            upper.Name,
            upper.Value,
            lower.Name,
            lower.Value);
    }
}
