using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[BlankFilling]</c>.</summary>
internal static class BlankFillingDescriptors
{
    public static readonly DiagnosticDescriptor BlanksWithoutPrefix = new(
        DiagnosticIds.BlanksWithoutPrefix,
        "Blanks need a prefix",
        "Declare Structure.PrefixDecoder, or remove [BlankFilling]: blanks are filled behind a prefix",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BlanksWithoutPrefix + ".md");

    public static readonly DiagnosticDescriptor BlankTokenMissing = new(
        DiagnosticIds.BlankTokenMissing,
        "Token of blank filling is missing",
        "Add {0} to [BlankFilling], for example {0} = {1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BlankTokenMissing + ".md");

    public static readonly DiagnosticDescriptor BlankTokenOutOfRange = new(
        DiagnosticIds.BlankTokenOutOfRange,
        "Token of blank filling is out of range",
        "{0} = {1} is out of range: give a token id from 0{2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BlankTokenOutOfRange + ".md");

    public static readonly DiagnosticDescriptor BlankTokensEqual = new(
        DiagnosticIds.BlankTokensEqual,
        "Tokens of blank filling are the same",
        "{0} and {1} are both {2}: give each a token of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BlankTokensEqual + ".md");

    public static readonly DiagnosticDescriptor GenerationWithoutMask = new(
        DiagnosticIds.GenerationWithoutMask,
        "Argument needs a generation mask",
        "Remove {0}, or add GenerationMask: {0} says what it means",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.GenerationWithoutMask + ".md");
}
