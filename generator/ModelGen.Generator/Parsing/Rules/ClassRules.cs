using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>A model is an ordinary class to which a part can be added.</summary>
internal static class ClassRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        foreach (INamedTypeSymbol type in TypeSyntax.SelfAndContainers(declaration.Symbol))
        {
            CheckPartial(declaration.Symbol, type, problems);
            CheckTypeParameters(type, problems);
            CheckModifier(type, SyntaxKind.FileKeyword, "local to its file", problems);
        }

        CheckModifier(declaration.Symbol, SyntaxKind.StaticKeyword, "static", problems);
        CheckModifier(declaration.Symbol, SyntaxKind.AbstractKeyword, "abstract", problems);
        CheckParts(declaration.Symbol, problems);
    }

    // Of several parts that are not all partial the compiler speaks itself.
    private static void CheckPartial(INamedTypeSymbol model, INamedTypeSymbol type, ProblemList problems)
    {
        TypeDeclarationSyntax[] parts = TypeSyntax.WrittenParts(type).ToArray();
        if (parts.Length != 1 || TypeSyntax.IsPartial(parts[0]))
        {
            return;
        }

        Location location = parts[0].Identifier.GetLocation();
        if (SymbolEqualityComparer.Default.Equals(model, type))
        {
            problems.Add(ClassDescriptors.ClassNotPartial, location, model.Name);
        }
        else
        {
            problems.Add(ClassDescriptors.ContainerNotPartial, location, type.Name, model.Name);
        }
    }

    private static void CheckTypeParameters(INamedTypeSymbol type, ProblemList problems)
    {
        TypeParameterListSyntax? parameters = TypeSyntax.WrittenParts(type).Select(part => part.TypeParameterList).FirstOrDefault(list => list is not null);
        if (parameters is not null)
        {
            problems.Add(ClassDescriptors.GenericModel, parameters.GetLocation(), type.Name);
        }
    }

    private static void CheckModifier(INamedTypeSymbol type, SyntaxKind modifier, string description, ProblemList problems)
    {
        if (TypeSyntax.FindModifier(type, modifier) is { } location)
        {
            problems.Add(ClassDescriptors.NotOrdinaryClass, location, type.Name, description);
        }
    }

    private static void CheckParts(INamedTypeSymbol model, ProblemList problems)
    {
        TypeDeclarationSyntax[] parts = TypeSyntax.WrittenParts(model).ToArray();
        if (parts.OfType<RecordDeclarationSyntax>().FirstOrDefault() is { } record)
        {
            problems.Add(ClassDescriptors.NotOrdinaryClass, record.Keyword.GetLocation(), model.Name, "a record");
        }

        if (parts.FirstOrDefault(part => part.ParameterList is not null) is { } primary)
        {
            problems.Add(ClassDescriptors.PrimaryConstructor, primary.ParameterList!.GetLocation(), model.Name);
        }
    }
}
