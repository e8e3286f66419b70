using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>What the generator adds to a class must not meet what users wrote in it or in its base class.</summary>
internal static class MemberRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        INamedTypeSymbol model = declaration.Symbol;
        foreach (ISymbol member in GeneratedMembers.Of(declaration).FindCollisions(model))
        {
            bool isInherited = !SymbolEqualityComparer.Default.Equals(member.ContainingType, model) && !SymbolEqualityComparer.Default.Equals(member, model);
            string name = isInherited ? member.ContainingType.Name + "." + member.Name : member.Name;
            problems.Add(ClassDescriptors.MemberCollision, isInherited ? BaseLocation(model) : WrittenLocation(member), name, model.Name);
        }

        if (model.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: TypeKind.Class } baseType)
        {
            CheckBase(model, baseType, problems);
        }
    }

    private static void CheckBase(INamedTypeSymbol model, INamedTypeSymbol baseType, ProblemList problems)
    {
        if (IsModel(baseType))
        {
            problems.Add(ClassDescriptors.BaseIsModel, BaseLocation(model), model.Name, baseType.Name);
        }
        else if (model.InstanceConstructors.Any(IsExplicit) && !baseType.InstanceConstructors.Any(constructor => IsUsable(constructor, model)))
        {
            // Without a constructor of its own the class does not compile, and the compiler says why.
            problems.Add(ClassDescriptors.BaseHasNoConstructor, BaseLocation(model), baseType.Name, model.Name);
        }
    }

    private static bool IsModel(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => KnownNames.EntryAttributes.ContainsValue(attribute.AttributeClass?.ToDisplayString()!));

    private static bool IsExplicit(IMethodSymbol constructor) => !constructor.IsImplicitlyDeclared && WrittenSyntax.IsWritten(constructor);

    private static bool IsUsable(IMethodSymbol constructor, INamedTypeSymbol model) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams) && GeneratedMembers.IsAccessible(constructor, model);

    private static Location BaseLocation(INamedTypeSymbol model)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = WrittenSyntax.WrittenParts(model).ToImmutableArray();
        return parts.FirstOrDefault(part => part.BaseList is not null)?.BaseList!.Types[0].GetLocation() ?? parts[0].Identifier.GetLocation();
    }

    private static Location WrittenLocation(ISymbol member) => member is INamedTypeSymbol type && WrittenSyntax.WrittenParts(type).FirstOrDefault() is { } part
        ? part.Identifier.GetLocation()
        : member.Locations[0];
}
