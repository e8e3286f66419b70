using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with an embedding of another size than the hidden states.</summary>
internal static class EmbeddingDescriptors
{
    public static readonly DiagnosticDescriptor SizeOutOfRange = Descriptors.Error(
        DiagnosticIds.EmbeddingSizeOutOfRange,
        "Size of the embedding is out of range",
        "Size = {0} is out of range: give the number of columns of the table, from 1 to {1}, or leave it out for Hidden");

    public static readonly DiagnosticDescriptor ProjectionWithoutSize = Descriptors.Error(
        DiagnosticIds.ProjectionWithoutSize,
        "Embedding has no projection",
        "Remove {0}, or give Size another number than Hidden: an embedding that is as wide as the hidden states has no projection");
}
