using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[TensorName]</c>, and with the storage that <c>[Checkpoint]</c> declares.</summary>
internal static class TensorNameDescriptors
{
    public static readonly DiagnosticDescriptor PatternMalformed = Descriptors.Error(
        DiagnosticIds.TensorNameMalformed,
        "Pattern is no name of tensors",
        "'{0}' cannot name tensors, for {1}: give the name as checkpoints have it, with {{layer}} where the number of the layer stands");

    public static readonly DiagnosticDescriptor NamedTwice = Descriptors.Error(
        DiagnosticIds.TensorNamedTwice,
        "Part is named twice",
        "TensorRole.{0} has a name already: give it one name");

    public static readonly DiagnosticDescriptor NamesNothing = Descriptors.Error(
        DiagnosticIds.TensorNameWithoutPart,
        "Name belongs to no part of the model",
        "'{0}' has no tensor TensorRole.{1}: remove its name, or declare what has it");

    public static readonly DiagnosticDescriptor LayerPlaceholder = Descriptors.Error(
        DiagnosticIds.TensorNameLayer,
        "Number of the layer is missing or too many",
        "What '{0}' names {1}: give a name {2} {{layer}}");

    public static readonly DiagnosticDescriptor NameTaken = Descriptors.Error(
        DiagnosticIds.TensorNameTaken,
        "Two parts have one name",
        "'{0}' is TensorRole.{1} already: give TensorRole.{2} a name of its own, or declare how the tensor holds both");

    public static readonly DiagnosticDescriptor LayoutWithoutPart = Descriptors.Error(
        DiagnosticIds.LayoutWithoutPart,
        "Storage of a part that the model does not have",
        "{0} is about gated feed-forward parts, and Activation.{1} is not gated: remove it, or choose a gated activation");
}
