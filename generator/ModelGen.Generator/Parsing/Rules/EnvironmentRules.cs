using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>What generated code needs of the project around it.</summary>
internal static class EnvironmentRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Entry is not { } entry)
        {
            return;
        }

        if (LanguageVersionOf(entry) < LanguageVersion.CSharp12)
        {
            string version = LanguageVersionOf(entry).ToDisplayString();
            problems.Add(ClassDescriptors.LanguageVersionTooLow, entry.Location, declaration.Symbol.Name, version);
        }

        if (!HasRuntime(entry))
        {
            string assembly = entry.Class!.ContainingAssembly.Name;
            problems.Add(ClassDescriptors.RuntimeMissing, entry.Location, assembly, KnownNames.RuntimeType, entry.Name);
        }
    }

    /// <summary>The language that the project asks for.</summary>
    public static LanguageVersion LanguageVersionOf(DeclaredAttribute entry) =>
        entry.Syntax?.SyntaxTree.Options is CSharpParseOptions options ? options.LanguageVersion : LanguageVersion.Latest;

    /// <summary>True if the attributes come from the assembly that generated code calls.</summary>
    public static bool HasRuntime(DeclaredAttribute entry) =>
        entry.Class?.ContainingAssembly?.GetTypeByMetadataName(KnownNames.RuntimeType) is not null;

    /// <summary>True if the project references what reads HDF5 checkpoints.</summary>
    public static bool HasHdf5(INamedTypeSymbol model) => model.ContainingModule.ReferencedAssemblySymbols
        .Any(assembly => assembly.GetTypeByMetadataName(KnownNames.Hdf5Type) is not null);
}
