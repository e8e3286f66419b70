using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[RotaryScaling]</c>.</summary>
internal static class RotaryScalingDescriptors
{
    public static readonly DiagnosticDescriptor ScalingWithoutRotary = new(
        DiagnosticIds.ScalingWithoutRotary,
        "Scaling without rotary position encoding",
        "Remove [RotaryScaling]: it stretches rotary frequencies, and '{0}' has PositionEncoding.{1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ScalingWithoutRotary + ".md");

    public static readonly DiagnosticDescriptor ScalingArgumentMissing = new(
        DiagnosticIds.ScalingArgumentMissing,
        "Required argument of the scaling is missing",
        "Add {0} to [RotaryScaling], for example {0} = {1}: RotaryScaling.{2} needs it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ScalingArgumentMissing + ".md");

    public static readonly DiagnosticDescriptor ScalingArgumentUnused = new(
        DiagnosticIds.ScalingArgumentUnused,
        "Scaling does not have the argument",
        "Remove {0}: RotaryScaling.{1} does not have it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ScalingArgumentUnused + ".md");

    public static readonly DiagnosticDescriptor ScalingArgumentOutOfRange = new(
        DiagnosticIds.ScalingArgumentOutOfRange,
        "Argument of the scaling is out of range",
        "{0} = {1} is out of range: give {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ScalingArgumentOutOfRange + ".md");

    public static readonly DiagnosticDescriptor ScalingBoundsReversed = new(
        DiagnosticIds.ScalingBoundsReversed,
        "Bounds of the scaling are reversed",
        "Choose {0} = {1} greater than {2} = {3}: frequencies between the two are blended",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ScalingBoundsReversed + ".md");

    public static readonly DiagnosticDescriptor ScalingStandsAlone = new(
        DiagnosticIds.ScalingStandsAlone,
        "Scaled frequencies are plain",
        "Remove [RotaryScaling], or {0}: scaled frequencies have one stream and full precision",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ScalingStandsAlone + ".md");

    public static readonly DiagnosticDescriptor FactorsPerPair = new(
        DiagnosticIds.FactorsPerPair,
        "Factors of LongRoPE are one for each pair",
        "{0} has {1} factors: give {2}, one for each pair of the floats of a head that rotate",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.FactorsPerPair + ".md");

    public static readonly DiagnosticDescriptor LongFactorOutOfRange = new(
        DiagnosticIds.LongFactorOutOfRange,
        "Factor of LongRoPE is out of range",
        "Number {1} of {0}, {2}, is out of range: give factors greater than 0",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.LongFactorOutOfRange + ".md");
}
