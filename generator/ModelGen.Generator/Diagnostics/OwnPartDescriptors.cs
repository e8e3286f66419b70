using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with parts of a model that are methods of its class: an activation, a bias, a mask.</summary>
internal static class OwnPartDescriptors
{
    public static readonly DiagnosticDescriptor MethodMissing = Descriptors.Error(
        DiagnosticIds.OwnMethodMissing,
        "Activation of one's own needs a method",
        "Add Method = nameof(Mish) with {0} in {1}: Activation.Custom stands for a method of the class");

    public static readonly DiagnosticDescriptor MethodNotFound = Descriptors.Error(
        DiagnosticIds.OwnMethodNotFound,
        "Method of one's own does not exist",
        "Declare {0} in {1}: the class has no method called '{2}'");

    public static readonly DiagnosticDescriptor MethodOfOtherSignature = Descriptors.Error(
        DiagnosticIds.OwnMethodOfOtherSignature,
        "Method of one's own cannot be called",
        "Declare the method as {0}: {1}");

    public static readonly DiagnosticDescriptor ArgumentWithoutCustom = Descriptors.Error(
        DiagnosticIds.OwnArgumentWithoutCustom,
        "Argument belongs to an activation of one's own",
        "Remove {0}, or choose Activation.Custom: no other activation has it");
}
