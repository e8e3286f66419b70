using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[TensorName]</c> and with how a checkpoint stores its tensors.</summary>
internal static class TensorNameDescriptors
{
    public static readonly DiagnosticDescriptor NotAName = new(
        DiagnosticIds.NotAName,
        "Name is no name of a tensor",
        "{0} is no name of a tensor: give 1 to {1} characters, without spaces",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NotAName + ".md");

    public static readonly DiagnosticDescriptor UnknownPlaceholder = new(
        DiagnosticIds.UnknownPlaceholder,
        "Placeholder is unknown",
        "Remove the braces of {0}, or choose a placeholder that is known: {{layer}} for the number of the layer, {{expert}} for that of the expert",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.UnknownPlaceholder + ".md");

    public static readonly DiagnosticDescriptor PlaceholderTwice = new(
        DiagnosticIds.PlaceholderTwice,
        "Placeholder is there twice",
        "Remove one of the two equal placeholders of {0}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.PlaceholderTwice + ".md");

    public static readonly DiagnosticDescriptor RoleNamedTwice = new(
        DiagnosticIds.RoleNamedTwice,
        "Role is named twice",
        "Remove one of the names of TensorRole.{0}: a role has one",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RoleNamedTwice + ".md");

    public static readonly DiagnosticDescriptor RoleNotDeclared = new(
        DiagnosticIds.RoleNotDeclared,
        "Model has no such tensor",
        "Remove the name: {0} has no tensor for TensorRole.{1}, or declare the part that has",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RoleNotDeclared + ".md");

    public static readonly DiagnosticDescriptor RoleIsFused = new(
        DiagnosticIds.RoleIsFused,
        "Role is stored in another tensor",
        "Remove the name of TensorRole.{0}, or choose Separate: it is a part of the tensor of TensorRole.{1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RoleIsFused + ".md");

    public static readonly DiagnosticDescriptor RoleIsSeparate = new(
        DiagnosticIds.RoleIsSeparate,
        "Layout of a fused tensor is missing",
        "Add to [Checkpoint] how TensorRole.{0} is laid out, for example {1}, or remove the name: each of its projections has a tensor of its own now",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RoleIsSeparate + ".md");

    public static readonly DiagnosticDescriptor LayerMissing = new(
        DiagnosticIds.LayerMissing,
        "Name is the same in each layer",
        "Add {{layer}} to {0}: each layer has a tensor for TensorRole.{1}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.LayerMissing + ".md");

    public static readonly DiagnosticDescriptor PlaceholderUnused = new(
        DiagnosticIds.PlaceholderUnused,
        "Placeholder stands for nothing",
        "Remove {1} from {0}: TensorRole.{2} has no {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.PlaceholderUnused + ".md");

    public static readonly DiagnosticDescriptor NoBias = new(
        DiagnosticIds.NoBias,
        "Tensor has no bias",
        "Remove Bias, or declare the bias: TensorRole.{0} has none",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NoBias + ".md");

    public static readonly DiagnosticDescriptor BiasNameMissing = new(
        DiagnosticIds.BiasNameMissing,
        "Name of the bias is missing",
        "Add Bias, the full name of the bias of TensorRole.{0}: it does not follow from a full name of the weight that does not end in .weight",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BiasNameMissing + ".md");

    public static readonly DiagnosticDescriptor NamesCollide = new(
        DiagnosticIds.NamesCollide,
        "Two tensors have one name",
        "Give each its own name: TensorRole.{0} and TensorRole.{1} both have the tensor '{2}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NamesCollide + ".md");

    public static readonly DiagnosticDescriptor GateUpWithoutGate = new(
        DiagnosticIds.GateUpWithoutGate,
        "Layout needs a gate",
        "Remove GateUp, or choose a gated activation: the feed-forward part has one projection into it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.GateUpWithoutGate + ".md");
}
