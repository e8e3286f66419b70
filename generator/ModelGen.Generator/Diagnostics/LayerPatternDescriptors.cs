using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[LayerPattern]</c>.</summary>
internal static class LayerPatternDescriptors
{
    public static readonly DiagnosticDescriptor LayersMissing = Descriptors.Error(
        DiagnosticIds.PatternLayersMissing,
        "Pattern says its layers in one way",
        "Give the layers in one way: Every with Offset, or First and Last, or Layers");

    public static readonly DiagnosticDescriptor LayerOutOfRange = Descriptors.Error(
        DiagnosticIds.PatternLayerOutOfRange,
        "Layer of a pattern does not exist",
        "{0} = {1} matches no layer: give a number from {2} to {3}");

    public static readonly DiagnosticDescriptor OverridesNothing = Descriptors.Error(
        DiagnosticIds.PatternOverridesNothing,
        "Pattern says nothing of its layers",
        "Remove the pattern, or say what its layers have otherwise, such as Window = 0 or PositionEncoding = PositionEncoding.None");

    public static readonly DiagnosticDescriptor OverrideNeedsPart = Descriptors.Error(
        DiagnosticIds.PatternOverrideNeedsPart,
        "Layers cannot have this otherwise",
        "Remove {0}, or {1}");

    public static readonly DiagnosticDescriptor PatternWithoutEffect = Descriptors.Error(
        DiagnosticIds.PatternWithoutEffect,
        "Pattern has no effect",
        "Remove the pattern, or change it: its layers have all that anyway, or later patterns say otherwise");

    public static readonly DiagnosticDescriptor SharedWeightsDiffer = Descriptors.Error(
        DiagnosticIds.SharedWeightsDiffer,
        "Layers that share weights differ",
        "Give layers {0} and {1} the same of what is stored, or do not let them share weights: they differ in {2}");

    public static readonly DiagnosticDescriptor NobodyShares = Descriptors.Error(
        DiagnosticIds.NobodyShares,
        "Layer shares its weights with no other",
        "Remove ShareWeights, or choose more layers: it takes two to share a set of weights");

    public static readonly DiagnosticDescriptor StackOfOne = Descriptors.Error(
        DiagnosticIds.PatternStackOfOne,
        "Stack belongs to encoder-decoders",
        "Remove Stack, or choose Structure.EncoderDecoder: this model has one stack of layers");
}
