using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Rules;

namespace ModelGen.Generator.Parsing;

/// <summary>The first step of the pipeline: the only one that sees symbols. What it returns compares by value.</summary>
internal static class DeclarationParser
{
    /// <summary>Reads and checks one class; null where there is nothing to emit.</summary>
    public static ParsedDeclaration? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol symbol)
        {
            return null;
        }

        ModelDeclaration declaration = ModelDeclaration.Read(symbol, cancellationToken);

        // Attributes on two parts of a class are an error, and would be two files of one name.
        if (declaration.Transformer?.Attribute.Syntax is not { } attribute || !context.TargetNode.Contains(attribute))
        {
            return null;
        }

        ImmutableArray<Diagnostic> problems = ArchitectureValidator.Validate(declaration);
        cancellationToken.ThrowIfCancellationRequested();
        return problems.IsEmpty && declaration.Compiles && CanHavePart(declaration)
            ? new ParsedDeclaration(ArchitectureReader.Read(declaration), Skeleton: null)
            : ReadSkeleton(declaration, problems);
    }

    private static ParsedDeclaration? ReadSkeleton(ModelDeclaration declaration, ImmutableArray<Diagnostic> problems)
    {
        if (!CanHavePart(declaration) || problems.Any(problem => problem.Id == DiagnosticIds.BaseIsModel))
        {
            return null;
        }

        SkeletonSpec skeleton = new(
            TypeReader.Read(declaration.Symbol),
            problems.Select(problem => problem.Id).Distinct().ToEquatableArray(),
            GeneratedMembers.FindCollisions(declaration.Symbol).Select(member => member.Name).Distinct().ToEquatableArray())
        {
            Structure = declaration.Transformer!.Structure.Value,
        };
        return new ParsedDeclaration(Architecture: null, skeleton);
    }

    /// <summary>True where a second part of the class compiles.</summary>
    private static bool CanHavePart(ModelDeclaration declaration)
    {
        IEnumerable<INamedTypeSymbol> types = WrittenSyntax.SelfAndContainers(declaration.Symbol);
        return !declaration.Symbol.IsStatic
            && types.All(type => type.Name.Length > 0 && !type.IsFileLocal && WrittenSyntax.WrittenParts(type).All(WrittenSyntax.IsPartial))
            && EnvironmentRules.HasRuntime(declaration.Transformer!)
            && EnvironmentRules.LanguageVersionOf(declaration.Transformer!) >= LanguageVersion.CSharp10;
    }
}
