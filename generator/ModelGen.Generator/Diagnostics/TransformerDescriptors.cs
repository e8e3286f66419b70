using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[Transformer]</c>.</summary>
internal static class TransformerDescriptors
{
    public static readonly DiagnosticDescriptor SizeMissing = new(
        DiagnosticIds.SizeMissing,
        "Required size is missing",
        "Add {0} to [Transformer], for example {0} = {1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.SizeMissing + ".md");

    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        DiagnosticIds.SizeOutOfRange,
        "Size is out of range",
        "{0} = {1} is out of range: give a whole number from 1 to {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.SizeOutOfRange + ".md");

    public static readonly DiagnosticDescriptor KeyValueHeadsDoNotDivideHeads = new(
        DiagnosticIds.KeyValueHeadsDoNotDivideHeads,
        "KeyValueHeads does not divide Heads",
        "Choose KeyValueHeads that divides Heads = {0}: {1} key/value heads cannot be shared evenly",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.KeyValueHeadsDoNotDivideHeads + ".md");

    public static readonly DiagnosticDescriptor HeadsDoNotDivideHidden = new(
        DiagnosticIds.HeadsDoNotDivideHidden,
        "Heads does not divide Hidden",
        "Choose Heads that divides Hidden = {0}, or set HeadSize: {1} heads cannot share it evenly",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.HeadsDoNotDivideHidden + ".md");

    public static readonly DiagnosticDescriptor HeadsTooWide = new(
        DiagnosticIds.HeadsTooWide,
        "Heads are too wide together",
        "Heads × HeadSize = {0} is out of range: choose a HeadSize with which it is at most {1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.HeadsTooWide + ".md");
}
