using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Generator.Tests.PublicApi;

/// <summary>
/// Prints what an assembly lets others use: public types, and their public and protected members, as declarations without bodies in an order of its own. What the
/// compiler adds to records is left out.
/// </summary>
internal static class PublicSurface
{
    private static readonly string[] TellingAttributes = ["AttributeUsageAttribute", "FlagsAttribute", "ObsoleteAttribute", "EditorBrowsableAttribute"];

    private static readonly SymbolDisplayFormat Name = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Constrained = Name.AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    public static string Of(IAssemblySymbol assembly)
    {
        StringBuilder text = new();
        foreach (IGrouping<string, INamedTypeSymbol> types in Types(assembly.GlobalNamespace)
            .GroupBy(type => type.ContainingNamespace.ToDisplayString())
            .OrderBy(types => types.Key, StringComparer.Ordinal))
        {
            text.Append($"namespace {types.Key}\n{{\n");
            text.AppendJoin("\n", types.OrderBy(type => type.MetadataName, StringComparer.Ordinal).Select(type => Declaration(type, "    ")));
            text.Append("}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol names) =>
        names.GetTypeMembers().Where(IsVisible).Concat(names.GetNamespaceMembers().SelectMany(Types));

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string Declaration(INamedTypeSymbol type, string indent)
    {
        StringBuilder text = new();
        foreach (AttributeData attribute in type.GetAttributes().Where(attribute => TellingAttributes.Contains(attribute.AttributeClass!.Name)))
        {
            text.Append($"{indent}[{attribute}]\n");
        }

        string[] bases = [.. Bases(type).Select(based => based.ToDisplayString(Name))];
        string modifiers = SyntaxFacts.GetText(type.DeclaredAccessibility) + type switch
        {
            { TypeKind: not TypeKind.Class } => " ",
            { IsStatic: true } => " static ",
            { IsSealed: true } => " sealed ",
            { IsAbstract: true } => " abstract ",
            _ => " ",
        };
        string constraints = type.ToDisplayString(Constrained)[type.ToDisplayString(Name).Length..];
        text.Append(indent).Append(modifiers).Append(type.ToDisplayString(Name.WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword)));
        text.Append(bases.Length > 0 ? " : " : "").AppendJoin(", ", bases).Append(constraints).Append('\n');
        text.Append(indent).Append("{\n");
        text.AppendJoin("", type.TypeKind == TypeKind.Enum ? Values(type, indent + "    ") : Members(type, indent + "    "));
        return text.Append(indent).Append("}\n").ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        bool speaks = type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object };
        return type.TypeKind == TypeKind.Enum
            ? []
            : (speaks ? [type.BaseType!] : Enumerable.Empty<INamedTypeSymbol>()).Concat(type.Interfaces.Where(IsVisible).OrderBy(one => one.Name, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Values(INamedTypeSymbol type, string indent) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => $"{indent}{field.Name} = {field.ConstantValue},\n");

    // Fields, constructors, properties and events, methods, types; each by name.
    private static IEnumerable<string> Members(INamedTypeSymbol type, string indent) => type.GetMembers()
        .Where(member => IsVisible(member) && !IsOfTheCompiler(member))
        .Where(member => !type.IsSealed || member.DeclaredAccessibility == Accessibility.Public)
        .Select(member => (Order: Order(member), member.Name, Text: member switch
        {
            INamedTypeSymbol nested => Declaration(nested, indent),
            IPropertySymbol => $"{indent}{Modifiers(member)}{member.ToDisplayString(Constrained)}\n",
            _ => $"{indent}{Modifiers(member)}{member.ToDisplayString(Constrained)};\n",
        }))
        .OrderBy(member => member.Order).ThenBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Text, StringComparer.Ordinal)
        .Select(member => member.Text);

    // Roslyn leaves out those of the members of interfaces.
    private static string Modifiers(ISymbol member) => member.ContainingType.TypeKind == TypeKind.Interface && member.IsStatic
        ? member.IsAbstract ? "static abstract " : "static "
        : "";

    private static bool IsOfTheCompiler(ISymbol member) => member switch
    {
        IMethodSymbol { AssociatedSymbol: not null } => true,
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0, ContainingType.IsValueType: true } => true,
        _ => !member.CanBeReferencedByName && member is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.UserDefinedOperator or MethodKind.Conversion) }
            || member is IMethodSymbol && member.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == "CompilerGeneratedAttribute"),
    };

    private static int Order(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol or IEventSymbol => 2,
        INamedTypeSymbol => 4,
        _ => 3,
    };
}
