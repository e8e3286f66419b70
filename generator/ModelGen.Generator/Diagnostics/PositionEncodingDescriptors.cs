using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[PositionEncoding]</c>.</summary>
internal static class PositionEncodingDescriptors
{
    public static readonly DiagnosticDescriptor RotaryArgumentWithoutRotary = new(
        DiagnosticIds.RotaryArgumentWithoutRotary,
        "Argument belongs to rotary position encoding",
        "Remove {0}, or choose PositionEncoding.Rotary: no other encoding has it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RotaryArgumentWithoutRotary + ".md");

    public static readonly DiagnosticDescriptor BaseOutOfRange = new(
        DiagnosticIds.BaseOutOfRange,
        "Base is out of range",
        "Base = {0} is out of range: give a number greater than 1, such as 10000",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BaseOutOfRange + ".md");

    public static readonly DiagnosticDescriptor RotaryFractionOutOfRange = new(
        DiagnosticIds.RotaryFractionOutOfRange,
        "RotaryFraction is out of range",
        "RotaryFraction = {0} is out of range: give a number above 0 and at most 1",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RotaryFractionOutOfRange + ".md");

    public static readonly DiagnosticDescriptor RotarySizeOdd = new(
        DiagnosticIds.RotarySizeOdd,
        "Rotated part of a head is not made of pairs",
        "Choose {0} so that an even number of floats rotates, 2 at least: now it is {1} of each head's {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RotarySizeOdd + ".md");

    public static readonly DiagnosticDescriptor StreamsOutOfRange = new(
        DiagnosticIds.StreamsOutOfRange,
        "Number of streams is out of range",
        "Streams = {0} is out of range: give 1 for the position alone, or 2 for the position and the place in an answer",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.StreamsOutOfRange + ".md");

    public static readonly DiagnosticDescriptor StreamsWithoutBlanks = new(
        DiagnosticIds.StreamsWithoutBlanks,
        "Second stream needs blanks",
        "Add [BlankFilling], or remove Streams: the second position of a token is its place in the answer that fills a blank",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.StreamsWithoutBlanks + ".md");

    public static readonly DiagnosticDescriptor RotarySizeNotInFours = new(
        DiagnosticIds.RotarySizeNotInFours,
        "Rotary size is not a multiple of four",
        "Choose {0} so that a multiple of four floats rotates, since two streams have a half each in pairs: now it is {1} of each head's {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RotarySizeNotInFours + ".md");
}
