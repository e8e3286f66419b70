using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[WordVectors]</c>.</summary>
internal static class WordVectorsDescriptors
{
    public static readonly DiagnosticDescriptor DimensionsMissing = new(
        DiagnosticIds.DimensionsMissing,
        "Dimensions of word vectors are missing",
        "Add Dimensions to [WordVectors], for example Dimensions = 300",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.DimensionsMissing + ".md");

    public static readonly DiagnosticDescriptor WordVectorsSizeOutOfRange = new(
        DiagnosticIds.WordVectorsSizeOutOfRange,
        "Size of word vectors is out of range",
        "{0} = {1} is out of range: give a whole number from 1 to {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.WordVectorsSizeOutOfRange + ".md");

    public static readonly DiagnosticDescriptor TwoKindsOfModel = new(
        DiagnosticIds.TwoKindsOfModel,
        "Class is two kinds of model",
        "Remove [WordVectors] or [Transformer] from '{0}', or declare two classes: a class is one model",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.TwoKindsOfModel + ".md");

    public static readonly DiagnosticDescriptor AttributeWithoutLayers = new(
        DiagnosticIds.AttributeWithoutLayers,
        "Word vectors do not have the attribute",
        "Remove [{0}] from '{1}': word vectors are one matrix, without layers that it could describe",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.AttributeWithoutLayers + ".md");
}
