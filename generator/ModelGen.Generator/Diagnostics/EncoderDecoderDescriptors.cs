using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with the two stacks of an encoder-decoder.</summary>
internal static class EncoderDecoderDescriptors
{
    public static readonly DiagnosticDescriptor ArgumentOfEncoderDecoder = Descriptors.Error(
        DiagnosticIds.ArgumentOfEncoderDecoder,
        "Argument belongs to encoder-decoders",
        "Remove {0}, or choose Structure.EncoderDecoder: other models have one stack of layers");

    public static readonly DiagnosticDescriptor SourceVocabularyOutOfRange = Descriptors.Error(
        DiagnosticIds.SourceVocabularyOutOfRange,
        "SourceVocabulary is out of range",
        "SourceVocabulary = {0} is out of range: give a whole number from 1 to {1}");

    public static readonly DiagnosticDescriptor SharedEmbeddingOfTwoSizes = Descriptors.Error(
        DiagnosticIds.SharedEmbeddingOfTwoSizes,
        "Shared embedding has one vocabulary",
        "Remove Shared, or SourceVocabulary: one embedding cannot have {0} tokens of sources and {1} of targets");

    public static readonly DiagnosticDescriptor ParallelWithCrossAttention = Descriptors.Error(
        DiagnosticIds.ParallelWithCrossAttention,
        "Parallel branches and attention to a source exclude each other",
        "Remove Parallel, or choose a Structure without an encoder: attention to the source stands between the two branches");
}
