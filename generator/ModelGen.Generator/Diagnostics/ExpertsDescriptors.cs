using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with <c>[Experts]</c>.</summary>
internal static class ExpertsDescriptors
{
    public static readonly DiagnosticDescriptor OutOfRange = Descriptors.Error(
        DiagnosticIds.ExpertsOutOfRange,
        "Number of experts is out of range",
        "{0} = {1} is out of range: give a number from 1 to {2}");

    public static readonly DiagnosticDescriptor ArgumentNeedsPart = Descriptors.Error(
        DiagnosticIds.ExpertsArgumentNeedsPart,
        "Argument does not fit the experts",
        "Remove {0}, or {1}");

    public static readonly DiagnosticDescriptor ExpertPlaceholder = Descriptors.Error(
        DiagnosticIds.TensorNameExpert,
        "Number of the expert in a name of something else",
        "What '{0}' names is not one of each expert: give a name without {{expert}}");
}
