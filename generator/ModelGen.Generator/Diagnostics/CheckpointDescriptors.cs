using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[Checkpoint]</c>.</summary>
internal static class CheckpointDescriptors
{
    public static readonly DiagnosticDescriptor NamingLacksPart = new(
        DiagnosticIds.NamingLacksPart,
        "Naming has no name for a part of the model",
        "Naming.{0} has no name for {1}: add a [TensorName] for each, choose the naming of a family that has it, or remove what needs it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NamingLacksPart + ".md");

    public static readonly DiagnosticDescriptor FusedProjections = new(
        DiagnosticIds.FusedProjections,
        "Fused projections differ",
        "Naming.{0} stores query, key and value in one tensor: {1}, or choose another naming",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.FusedProjections + ".md");

    public static readonly DiagnosticDescriptor NamingNeedsPart = new(
        DiagnosticIds.NamingNeedsPart,
        "Naming needs a part that is not declared",
        "Naming.{0} is for models of another kind: {1}, or choose another naming",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NamingNeedsPart + ".md");
}
