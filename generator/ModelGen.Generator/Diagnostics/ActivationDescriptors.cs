using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with the constants of <c>[Activation]</c>.</summary>
internal static class ActivationDescriptors
{
    public static readonly DiagnosticDescriptor OffsetOutOfRange = Descriptors.Error(
        DiagnosticIds.ActivationOffsetOutOfRange,
        "Offset is out of range",
        "{0} = {1} is out of range: give a finite number, or leave it out");

    public static readonly DiagnosticDescriptor ArgumentNeedsKind = Descriptors.Error(
        DiagnosticIds.ActivationArgumentNeedsKind,
        "Argument belongs to other activations",
        "Remove {0}, or {1}");
}
