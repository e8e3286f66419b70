using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>What generated code needs of the project around it.</summary>
internal static class EnvironmentRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Transformer is not { } transformer)
        {
            return;
        }

        if (LanguageVersionOf(transformer) < LanguageVersion.CSharp12)
        {
            string version = LanguageVersionOf(transformer).ToDisplayString();
            problems.Add(ClassDescriptors.LanguageVersionTooLow, transformer.Attribute.Location, declaration.Symbol.Name, version);
        }

        if (!HasRuntime(transformer))
        {
            string assembly = transformer.Attribute.Class!.ContainingAssembly.Name;
            problems.Add(ClassDescriptors.RuntimeMissing, transformer.Attribute.Location, assembly, KnownNames.RuntimeType);
        }
    }

    /// <summary>The language that the project asks for.</summary>
    public static LanguageVersion LanguageVersionOf(TransformerDeclaration transformer) =>
        transformer.Attribute.Syntax?.SyntaxTree.Options is CSharpParseOptions options ? options.LanguageVersion : LanguageVersion.Latest;

    /// <summary>True if the attributes come from the assembly that generated code calls.</summary>
    public static bool HasRuntime(TransformerDeclaration transformer) =>
        transformer.Attribute.Class?.ContainingAssembly?.GetTypeByMetadataName(KnownNames.RuntimeType) is not null;
}
