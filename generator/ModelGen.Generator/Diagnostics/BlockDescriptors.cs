using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with factors and with the way that branches join the residual stream.</summary>
internal static class BlockDescriptors
{
    public static readonly DiagnosticDescriptor ParallelNeedsPre = Descriptors.Error(
        DiagnosticIds.ParallelNeedsPre,
        "Parallel branches need norms before them",
        "With NormPlacement.{0} the feed-forward part cannot read what attention reads: choose NormPlacement.Pre, or leave Parallel out");

    public static readonly DiagnosticDescriptor FactorOutOfRange = Descriptors.Error(
        DiagnosticIds.FactorOutOfRange,
        "Factor is out of range",
        "{0} = {1} is out of range: give a finite number greater than 0, or leave it out");
}
