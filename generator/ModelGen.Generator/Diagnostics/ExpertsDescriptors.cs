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

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = Descriptors.Error(
        DiagnosticIds.ExpertsGroupsDoNotDivide,
        "Experts are not in groups of one size",
        "{0} experts cannot be in {1} groups of one size: give Groups a divisor of Count");

    public static readonly DiagnosticDescriptor GroupsTooFew = Descriptors.Error(
        DiagnosticIds.ExpertsGroupsTooFew,
        "Groups have too few experts",
        "{0} of {1} groups have {2} experts together, fewer than Active = {3}: give ActiveGroups = {4} or more, or fewer Active");

    public static readonly DiagnosticDescriptor ExpertPlaceholder = Descriptors.Error(
        DiagnosticIds.TensorNameExpert,
        "Number of the expert in a name of something else",
        "What '{0}' names is not one of each expert: give a name without {{expert}}");
}
