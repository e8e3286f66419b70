using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with position encodings that add to the scores of attention.</summary>
internal static class PositionBiasDescriptors
{
    public static readonly DiagnosticDescriptor AlibiScaledWithoutAlibi = new(
        DiagnosticIds.AlibiScaledWithoutAlibi,
        "AlibiScaled belongs to ALiBi",
        "Remove AlibiScaled, or choose PositionEncoding.Alibi: it says that its biases are added before the scores are scaled",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.AlibiScaledWithoutAlibi + ".md");

    public static readonly DiagnosticDescriptor ArgumentWithoutBuckets = new(
        DiagnosticIds.ArgumentWithoutBuckets,
        "Argument belongs to relative buckets",
        "Remove {0}, or choose PositionEncoding.RelativeBuckets, or Buckets beside Learned, Sinusoidal or Rotary",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ArgumentWithoutBuckets + ".md");

    public static readonly DiagnosticDescriptor BucketsOutOfRange = new(
        DiagnosticIds.BucketsOutOfRange,
        "Number of buckets is out of range",
        "Buckets = {0} is out of range: give {1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BucketsOutOfRange + ".md");

    public static readonly DiagnosticDescriptor MaxDistanceOutOfRange = new(
        DiagnosticIds.MaxDistanceOutOfRange,
        "MaxDistance is out of range",
        "MaxDistance = {0} is out of range: give a distance from {1}, the first that shares a bucket, to {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.MaxDistanceOutOfRange + ".md");
}
