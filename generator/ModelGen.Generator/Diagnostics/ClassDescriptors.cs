using Microsoft.CodeAnalysis;

namespace ModelGen.Generator.Diagnostics;

/// <summary>What can be wrong with the class that carries the declaration.</summary>
internal static class ClassDescriptors
{
    public static readonly DiagnosticDescriptor ClassNotPartial = new(
        DiagnosticIds.ClassNotPartial,
        "Model class is not partial",
        "Declare '{0}' as a partial class: its forward pass is written into another part of it",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ClassNotPartial + ".md");

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        DiagnosticIds.ContainerNotPartial,
        "Type around a model is not partial",
        "Declare '{0}' as partial: the forward pass of '{1}', which lies in it, is written into another part of both",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.ContainerNotPartial + ".md");

    public static readonly DiagnosticDescriptor GenericModel = new(
        DiagnosticIds.GenericModel,
        "Model is generic",
        "Remove the type parameters of '{0}': a model, and the types around it, cannot be generic",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.GenericModel + ".md");

    public static readonly DiagnosticDescriptor NotOrdinaryClass = new(
        DiagnosticIds.NotOrdinaryClass,
        "Model is not an ordinary class",
        "'{0}' is {1}: declare it as an ordinary class, whose objects own their weights",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.NotOrdinaryClass + ".md");

    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        DiagnosticIds.PrimaryConstructor,
        "Model has a primary constructor",
        "Remove the parameter list of '{0}': objects of a model are made by Load and CreateRandom alone",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.PrimaryConstructor + ".md");

    public static readonly DiagnosticDescriptor MemberCollision = new(
        DiagnosticIds.MemberCollision,
        "Name belongs to a generated member",
        "Rename '{0}': the generator adds a member of that name to '{1}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.MemberCollision + ".md");

    public static readonly DiagnosticDescriptor BaseIsModel = new(
        DiagnosticIds.BaseIsModel,
        "Model derives from a model",
        "'{0}' cannot derive from the model '{1}': declare its attributes on a class of its own",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BaseIsModel + ".md");

    public static readonly DiagnosticDescriptor BaseHasNoConstructor = new(
        DiagnosticIds.BaseHasNoConstructor,
        "Base class of a model needs a constructor without parameters",
        "Give '{0}' a constructor without parameters that '{1}' can call: the generated constructor passes none",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.BaseHasNoConstructor + ".md");

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = new(
        DiagnosticIds.LanguageVersionTooLow,
        "Language version is below C# 12",
        "'{0}' needs C# 12 or later, and this project compiles as C# {1}: set LangVersion to 12.0 or above",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.LanguageVersionTooLow + ".md");

    public static readonly DiagnosticDescriptor RuntimeMissing = new(
        DiagnosticIds.RuntimeMissing,
        "Runtime of ModelGen is missing",
        "Reference the package ModelGen: '{0}', where [{2}] comes from, has no type '{1}'",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.RuntimeMissing + ".md");

    public static readonly DiagnosticDescriptor TransformerMissing = new(
        DiagnosticIds.TransformerMissing,
        "[Transformer] is missing",
        "Add [Transformer] to '{0}': without it [{1}] does nothing",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.TransformerMissing + ".md");

    public static readonly DiagnosticDescriptor AttributeMissing = new(
        DiagnosticIds.AttributeMissing,
        "Required attribute is missing",
        "Add [{0}] to '{1}', for example {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.AttributeMissing + ".md");

    public static readonly DiagnosticDescriptor UndefinedValue = new(
        DiagnosticIds.UndefinedValue,
        "Value is not a member of its enum",
        "{0} is no value of {1}: choose {2}",
        Descriptors.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Descriptors.Help + DiagnosticIds.UndefinedValue + ".md");
}
