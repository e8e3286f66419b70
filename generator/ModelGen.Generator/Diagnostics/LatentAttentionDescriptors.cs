using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[LatentAttention]</c>.</summary>
internal static class LatentAttentionDescriptors
{
    public static readonly DiagnosticDescriptor SizeMissing = Descriptors.Error(
        DiagnosticIds.LatentSizeMissing,
        "Size of latent attention is missing",
        "Add {0} to [LatentAttention], e.g. {0} = {1}");

    public static readonly DiagnosticDescriptor SizeOutOfRange = Descriptors.Error(
        DiagnosticIds.LatentSizeOutOfRange,
        "Size of latent attention is out of range",
        "{0} = {1} is out of range: give a number from {2} to {3}");

    public static readonly DiagnosticDescriptor RotarySizeOdd = Descriptors.Error(
        DiagnosticIds.LatentRotarySizeOdd,
        "Rotary part of latent attention is odd",
        "RotarySize = {0} cannot turn in pairs: give an even number");

    public static readonly DiagnosticDescriptor HeadsTooWide = Descriptors.Error(
        DiagnosticIds.LatentHeadsTooWide,
        "Heads of latent attention are too wide together",
        "Heads × the sizes of a head = {0} is out of range: give sizes with which it is at most {1}");

    public static readonly DiagnosticDescriptor DoesNotGoWith = Descriptors.Error(
        DiagnosticIds.DoesNotGoWithLatents,
        "Argument does not go with latent attention",
        "Remove {0}, or set it otherwise: in latent attention {1}");
}
