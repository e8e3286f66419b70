using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[Attention]</c>.</summary>
internal static class AttentionDescriptors
{
    public static readonly DiagnosticDescriptor WindowOutOfRange = new(
        DiagnosticIds.WindowOutOfRange,
        "Window is out of range",
        "Window = {0} is out of range: give the number of positions that a token sees, or 0 for the whole context",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.WindowOutOfRange + ".md");

    public static readonly DiagnosticDescriptor ScaleOutOfRange = new(
        DiagnosticIds.ScaleOutOfRange,
        "Scale is out of range",
        "Scale = {0} is out of range: give a number greater than 0, or leave it out for 1/√HeadSize",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ScaleOutOfRange + ".md");

    public static readonly DiagnosticDescriptor WindowWithPrefix = new(
        DiagnosticIds.WindowWithPrefix,
        "Prefix decoders have no window",
        "Remove Window: the tokens of a prefix decoder see all of the prefix",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.WindowWithPrefix + ".md");

    public static readonly DiagnosticDescriptor SoftCapOutOfRange = new(
        DiagnosticIds.SoftCapOutOfRange,
        "LogitSoftCap of attention is out of range",
        "LogitSoftCap = {0} is out of range: give a number greater than 0, or leave it out for scores without a bound",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.SoftCapOutOfRange + ".md");

    public static readonly DiagnosticDescriptor NormAfterRotaryWithoutParts = new(
        DiagnosticIds.NormAfterRotaryWithoutParts,
        "QueryKeyNormAfterRotary needs a norm and a rotation",
        "Remove QueryKeyNormAfterRotary, or declare {0}: it says that queries and keys are normalized behind their rotation",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NormAfterRotaryWithoutParts + ".md");

    public static readonly DiagnosticDescriptor ClipOutOfRange = Descriptors.Error(
        DiagnosticIds.QueryKeyValueClipOutOfRange,
        "ClipQueryKeyValue is out of range",
        "ClipQueryKeyValue = {0} is out of range: give a number greater than 0, or leave it out for queries, keys and values without a bound");
}
