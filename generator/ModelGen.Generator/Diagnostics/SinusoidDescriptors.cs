using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with sinusoidal position encoding.</summary>
internal static class SinusoidDescriptors
{
    public static readonly DiagnosticDescriptor ArgumentWithoutSinusoids = new(
        DiagnosticIds.ArgumentWithoutSinusoids,
        "Argument belongs to sinusoidal position encoding",
        "Remove {0}, or choose PositionEncoding.Sinusoidal",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ArgumentWithoutSinusoids + ".md");

    public static readonly DiagnosticDescriptor SinusoidsNeedPairs = new(
        DiagnosticIds.SinusoidsNeedPairs,
        "Sinusoids come in pairs",
        "{0} = {1} does not hold pairs of sines and cosines: give an even number of at least {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.SinusoidsNeedPairs + ".md");
}
