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
    /// <summary>Reads and checks one class with <c>[Transformer]</c>; null where there is nothing to emit.</summary>
    public static ParsedDeclaration? ParseTransformer(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Read(context, ModelKind.Decoder, cancellationToken) is not { } declaration ? null
        : Check(declaration, cancellationToken, out SkeletonSpec? skeleton) ? new ParsedDeclaration(ArchitectureReader.Read(declaration), Skeleton: null)
        : skeleton is null ? null : new ParsedDeclaration(Architecture: null, skeleton);

    /// <summary>Reads and checks one class with <c>[WordVectors]</c>; null where there is nothing to emit.</summary>
    public static ParsedWordVectors? ParseWordVectors(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Read(context, ModelKind.WordVectors, cancellationToken) is not { } declaration ? null
        : Check(declaration, cancellationToken, out SkeletonSpec? skeleton) ? new ParsedWordVectors(WordVectorsReader.Read(declaration), Skeleton: null)
        : skeleton is null ? null : new ParsedWordVectors(Spec: null, skeleton);

    /// <summary>The declaration, unless the same class is emitted on account of another part or attribute of it: that would be two files of one name.</summary>
    private static ModelDeclaration? Read(GeneratorAttributeSyntaxContext context, ModelKind kind, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol symbol)
        {
            return null;
        }

        ModelDeclaration declaration = ModelDeclaration.Read(symbol, cancellationToken);
        return declaration.Kind == kind && declaration.Entry?.Syntax is { } attribute && context.TargetNode.Contains(attribute) ? declaration : null;
    }

    /// <summary>True for a declaration without errors; for one with errors, what stands in for the model if anything can.</summary>
    private static bool Check(ModelDeclaration declaration, CancellationToken cancellationToken, out SkeletonSpec? skeleton)
    {
        ImmutableArray<Diagnostic> problems = ArchitectureValidator.Validate(declaration);
        cancellationToken.ThrowIfCancellationRequested();
        bool canHavePart = CanHavePart(declaration);
        bool isSound = problems.IsEmpty && declaration.Compiles && canHavePart;
        skeleton = isSound || !canHavePart || problems.Any(problem => problem.Id == DiagnosticIds.BaseIsModel)
            ? null
            : new SkeletonSpec(
                TypeReader.Read(declaration.Symbol),
                declaration.Kind,
                problems.Select(problem => problem.Id).Distinct().ToEquatableArray(),
                GeneratedMembers.FindCollisions(declaration).Select(member => member.Name).Distinct().ToEquatableArray())
            {
                Structure = declaration.Transformer?.Structure.Value ?? default,
            };
        return isSound;
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
