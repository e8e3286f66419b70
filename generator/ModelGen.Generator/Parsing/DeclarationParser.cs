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
    /// <summary>Reads and checks one transformer; null where there is nothing to emit.</summary>
    public static ParsedDeclaration<ArchitectureSpec>? ParseTransformer(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Parse(context, ModelKind.Transformer, ArchitectureReader.Read, cancellationToken);

    /// <summary>Reads and checks one bidirectional LSTM; null where there is nothing to emit.</summary>
    public static ParsedDeclaration<RecurrentSpec>? ParseBidirectionalLstm(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Parse(context, ModelKind.BidirectionalLstm, RecurrentReader.Read, cancellationToken);

    /// <summary>Reads and checks one table of word vectors; null where there is nothing to emit.</summary>
    public static ParsedDeclaration<WordVectorsSpec>? ParseWordVectors(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Parse(context, ModelKind.WordVectors, WordVectorsReader.Read, cancellationToken);

    private static ParsedDeclaration<TSpec>? Parse<TSpec>(
        GeneratorAttributeSyntaxContext context, ModelKind kind, Func<ModelDeclaration, TSpec> read, CancellationToken cancellationToken)
        where TSpec : class
    {
        if (context.TargetSymbol is not INamedTypeSymbol symbol)
        {
            return null;
        }

        ModelDeclaration declaration = ModelDeclaration.Read(symbol, cancellationToken);

        // Attributes on two parts of a class are an error, and would be two files of one name; so are those of two kinds.
        if (declaration.Kind != kind || declaration.Entry?.Syntax is not { } attribute || !context.TargetNode.Contains(attribute))
        {
            return null;
        }

        ImmutableArray<Diagnostic> problems = ArchitectureValidator.Validate(declaration);
        cancellationToken.ThrowIfCancellationRequested();
        return problems.IsEmpty && declaration.Compiles && CanHavePart(declaration)
            ? new ParsedDeclaration<TSpec>(read(declaration), Skeleton: null)
            : ReadSkeleton(declaration, problems) is { } skeleton ? new ParsedDeclaration<TSpec>(Spec: null, skeleton) : null;
    }

    private static SkeletonSpec? ReadSkeleton(ModelDeclaration declaration, ImmutableArray<Diagnostic> problems)
    {
        if (!CanHavePart(declaration) || problems.Any(problem => problem.Id == DiagnosticIds.BaseIsModel))
        {
            return null;
        }

        return new SkeletonSpec(
            TypeReader.Read(declaration.Symbol),
            declaration.Kind,
            problems.Select(problem => problem.Id).Distinct().ToEquatableArray(),
            GeneratedMembers.Of(declaration).FindCollisions(declaration.Symbol).Select(member => member.Name).Distinct().ToEquatableArray())
        {
            Structure = declaration.Transformer?.Structure.Value ?? default,
        };
    }

    /// <summary>True where a second part of the class compiles.</summary>
    private static bool CanHavePart(ModelDeclaration declaration)
    {
        IEnumerable<INamedTypeSymbol> types = WrittenSyntax.SelfAndContainers(declaration.Symbol);
        return !declaration.Symbol.IsStatic
            && types.All(type => type.Name.Length > 0 && !type.IsFileLocal && WrittenSyntax.WrittenParts(type).All(WrittenSyntax.IsPartial))
            && EnvironmentRules.HasRuntime(declaration.Entry!)
            && EnvironmentRules.LanguageVersionOf(declaration.Entry!) >= LanguageVersion.CSharp10;
    }
}
