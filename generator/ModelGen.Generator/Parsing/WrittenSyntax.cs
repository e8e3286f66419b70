using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelGen.Generator.Parsing;

/// <summary>The parts of a type that users wrote. The analyzer also sees the parts that the generator added; rules must not.</summary>
internal static class WrittenSyntax
{
    private static readonly string Generator = typeof(TransformerGenerator).FullName;

    public static IEnumerable<TypeDeclarationSyntax> WrittenParts(INamedTypeSymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Where(part => !IsGenerated(part.SyntaxTree)).Select(part => part.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>True if the symbol is declared by users, in this project or another.</summary>
    public static bool IsWritten(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.IsEmpty || symbol.DeclaringSyntaxReferences.Any(part => !IsGenerated(part.SyntaxTree));

    /// <summary>Where a modifier stands in any of the parts, or null.</summary>
    public static Location? FindModifier(INamedTypeSymbol symbol, SyntaxKind kind) => WrittenParts(symbol)
        .SelectMany(part => part.Modifiers)
        .Where(modifier => modifier.IsKind(kind))
        .Select(modifier => modifier.GetLocation())
        .FirstOrDefault();

    public static bool IsPartial(TypeDeclarationSyntax part) => part.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The type and the types around it, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndContainers(INamedTypeSymbol symbol)
    {
        for (INamedTypeSymbol? type = symbol; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    // Generated files lie in a folder that is called after their generator.
    private static bool IsGenerated(SyntaxTree tree)
    {
        string[] folders = tree.FilePath.Split('/', '\\');
        return folders.Length > 1 && folders[folders.Length - 2] == Generator;
    }
}
