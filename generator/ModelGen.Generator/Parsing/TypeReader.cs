using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing;

/// <summary>Reads what another part of a partial type has to repeat: its namespace, the types around it, its modifiers.</summary>
internal static class TypeReader
{
    public static TypeSpec Read(INamedTypeSymbol symbol)
    {
        List<ContainerSpec> containers = new();
        for (INamedTypeSymbol? container = symbol.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, new ContainerSpec(Keyword(container), Identifier(container.Name)) { TypeParameters = TypeParameters(container) });
        }

        return new TypeSpec(Namespace(symbol.ContainingNamespace), containers.ToEquatableArray(), Identifier(symbol.Name), Modifiers(symbol))
        {
            Keyword = Keyword(symbol),
            TypeParameters = TypeParameters(symbol),
            HintSuffix = HintSuffix(symbol),
        };
    }

    private static string Namespace(INamespaceSymbol symbol) => symbol.IsGlobalNamespace
        ? string.Empty
        : symbol.ContainingNamespace.IsGlobalNamespace ? Identifier(symbol.Name) : Namespace(symbol.ContainingNamespace) + "." + Identifier(symbol.Name);

    private static string Modifiers(INamedTypeSymbol symbol)
    {
        string accessibility = SyntaxFacts.GetText(symbol.DeclaredAccessibility);
        return symbol.IsSealed ? accessibility + " sealed" : accessibility;
    }

    private static string Keyword(INamedTypeSymbol symbol) => symbol switch
    {
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol symbol) =>
        symbol.Arity == 0 ? string.Empty : "<" + string.Join(", ", symbol.TypeParameters.Select(parameter => Identifier(parameter.Name))) + ">";

    /// <summary>A name as it is written: <c>@event</c> for a type called event.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>
    /// Hint names are compared without regard to case, and two that are equal cost the user all generated files: where something beside the type, or beside
    /// what it lies in, differs from it in
    /// case alone, the hint name ends in a hash of the exact name.
    /// </summary>
    private static string HintSuffix(INamedTypeSymbol symbol)
    {
        for (INamespaceOrTypeSymbol part = symbol; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = Parent(part))
        {
            if (Parent(part).GetMembers().Any(member => member is INamespaceOrTypeSymbol && DifferInCaseAlone(member.Name, part.Name)))
            {
                return "-" + Hash(symbol.ToDisplayString()).ToString("x8", CultureInfo.InvariantCulture);
            }
        }

        return string.Empty;
    }

    private static INamespaceOrTypeSymbol Parent(INamespaceOrTypeSymbol symbol) => (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;

    private static bool DifferInCaseAlone(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase) && !string.Equals(left, right, StringComparison.Ordinal);

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
}
