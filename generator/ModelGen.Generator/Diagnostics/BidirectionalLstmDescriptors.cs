using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[BidirectionalLstm]</c> and <c>[CharacterConvolution]</c>.</summary>
internal static class BidirectionalLstmDescriptors
{
    public static readonly DiagnosticDescriptor BidirectionalLstmMissing = new(
        DiagnosticIds.BidirectionalLstmMissing,
        "[BidirectionalLstm] is missing",
        "Add [BidirectionalLstm] to '{0}', or remove [CharacterConvolution]: without it that does nothing",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BidirectionalLstmMissing + ".md");

    public static readonly DiagnosticDescriptor AttributeOfTransformer = new(
        DiagnosticIds.AttributeOfTransformer,
        "Attribute belongs to a transformer",
        "Remove [{0}]: it belongs to [Transformer], and '{1}' is a bidirectional LSTM",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.AttributeOfTransformer + ".md");

    public static readonly DiagnosticDescriptor ArgumentMissing = new(
        DiagnosticIds.ArgumentMissing,
        "Required argument is missing",
        "Add {0} to [{1}], for example {0} = {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ArgumentMissing + ".md");

    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        DiagnosticIds.NumberOutOfRange,
        "Number is out of range",
        "{0} = {1} is out of range: give a whole number from {2} to {3}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NumberOutOfRange + ".md");

    public static readonly DiagnosticDescriptor ClipOutOfRange = new(
        DiagnosticIds.ClipOutOfRange,
        "Clip is out of range",
        "{0} = {1} is out of range: give a number greater than 0, or leave it out for no limit",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ClipOutOfRange + ".md");

    public static readonly DiagnosticDescriptor FilterListsDiffer = new(
        DiagnosticIds.FilterListsDiffer,
        "Lists of filters differ in length",
        "Give as many FilterCounts as FilterWidths: there are {0} widths and {1} counts",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.FilterListsDiffer + ".md");

    public static readonly DiagnosticDescriptor FilterOutOfRange = new(
        DiagnosticIds.FilterOutOfRange,
        "Filter is out of range",
        "{0} has {1}, which is out of range: give whole numbers from 1 to {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.FilterOutOfRange + ".md");

    public static readonly DiagnosticDescriptor TooManyFilters = new(
        DiagnosticIds.TooManyFilters,
        "Too many filters",
        "Give fewer filters: there can be {0} groups, and {1} filters in all of them",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.TooManyFilters + ".md");

    public static readonly DiagnosticDescriptor Hdf5Missing = new(
        DiagnosticIds.Hdf5Missing,
        "Package ModelGen.Hdf5 is missing",
        "Reference the package ModelGen.Hdf5: it reads the checkpoints of '{0}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.Hdf5Missing + ".md");
}
