using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[Normalization]</c>.</summary>
internal static class NormalizationDescriptors
{
    public static readonly DiagnosticDescriptor EpsilonOutOfRange = new(
        DiagnosticIds.EpsilonOutOfRange,
        "Epsilon is out of range",
        "Epsilon = {0} is out of range: give a number above 0 and below 1, such as 1e-5",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.EpsilonOutOfRange + ".md");

    public static readonly DiagnosticDescriptor NormHasNoBias = new(
        DiagnosticIds.NormHasNoBias,
        "RMSNorm has no bias",
        "Remove Bias, or choose Norm.Layer: RMSNorm has no bias",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NormHasNoBias + ".md");

    public static readonly DiagnosticDescriptor NormHasNoWeight = Descriptors.Error(
        DiagnosticIds.NormHasNoWeight,
        "Argument belongs to norms with a weight",
        "Remove {0}, or Weight = false: norms without a weight have neither a bias nor anything that is stored");

    public static readonly DiagnosticDescriptor AlphaWithoutDeep = new(
        DiagnosticIds.AlphaWithoutDeep,
        "Alpha needs DeepNorm",
        "Remove Alpha, or choose NormPlacement.Deep, whose residual stream it scales",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.AlphaWithoutDeep + ".md");

    public static readonly DiagnosticDescriptor AlphaOutOfRange = new(
        DiagnosticIds.AlphaOutOfRange,
        "Alpha is out of range",
        "Alpha = {0} is out of range: give a number greater than 0, or leave it out for √(2 · Layers)",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.AlphaOutOfRange + ".md");
}
