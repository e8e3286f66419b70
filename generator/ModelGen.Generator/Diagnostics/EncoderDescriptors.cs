using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with token types, learned positions and the heads of encoders.</summary>
internal static class EncoderDescriptors
{
    public static readonly DiagnosticDescriptor TokenTypesOutOfRange = new(
        DiagnosticIds.TokenTypesOutOfRange,
        "TokenTypes is out of range",
        "TokenTypes = {0} is out of range: give a whole number from 0 to {1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.TokenTypesOutOfRange + ".md");

    public static readonly DiagnosticDescriptor TokenTypesWithoutEncoder = new(
        DiagnosticIds.TokenTypesWithoutEncoder,
        "Only encoders have token types",
        "Remove TokenTypes, or choose Structure.Encoder: a decoder has one kind of token",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.TokenTypesWithoutEncoder + ".md");

    public static readonly DiagnosticDescriptor OffsetWithoutLearned = new(
        DiagnosticIds.OffsetWithoutLearned,
        "Offset belongs to learned and sinusoidal positions",
        "Remove Offset, or choose PositionEncoding.Learned or PositionEncoding.Sinusoidal",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.OffsetWithoutLearned + ".md");

    public static readonly DiagnosticDescriptor OffsetOutOfRange = new(
        DiagnosticIds.OffsetOutOfRange,
        "Offset is out of range",
        "Offset = {0} is out of range: give a whole number from 0 to {1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.OffsetOutOfRange + ".md");

    public static readonly DiagnosticDescriptor HeadOfOtherStructure = new(
        DiagnosticIds.HeadOfOtherStructure,
        "Head belongs to another structure",
        "Choose another head: Head.{0} is for encoders, decoders have Head.LanguageModel",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.HeadOfOtherStructure + ".md");

    public static readonly DiagnosticDescriptor HeadsExcludeEachOther = new(
        DiagnosticIds.HeadsExcludeEachOther,
        "Heads exclude each other",
        "Remove Head.{0} or Head.{1}: a session has one result of their kind",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.HeadsExcludeEachOther + ".md");

    public static readonly DiagnosticDescriptor ClassesMissing = new(
        DiagnosticIds.ClassesMissing,
        "Classes is missing",
        "Add Classes to [Head(Head.{0})], for example Classes = 3",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ClassesMissing + ".md");

    public static readonly DiagnosticDescriptor ClassesOutOfRange = new(
        DiagnosticIds.ClassesOutOfRange,
        "Classes is out of range",
        "Classes = {0} is out of range: give a whole number from 1 to {1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ClassesOutOfRange + ".md");

    public static readonly DiagnosticDescriptor HeadLacksArgument = new(
        DiagnosticIds.HeadLacksArgument,
        "Head has no such argument",
        "Remove {0}: Head.{1} has none",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.HeadLacksArgument + ".md");

    public static readonly DiagnosticDescriptor PoolerActivation = new(
        DiagnosticIds.PoolerActivation,
        "Activation is none of a pooler",
        "Choose another Activation for the pooler: its linear layer has no gate and no method, as Activation.{0} wants",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.PoolerActivation + ".md");
}
