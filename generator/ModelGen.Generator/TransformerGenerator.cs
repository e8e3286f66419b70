using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Emit;
using ModelGen.Generator.Emit.Words;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing;

namespace ModelGen.Generator;

/// <summary>
/// Writes the forward pass of every class with <c>[Transformer]</c>, and the queries of every class with <c>[WordVectors]</c>. It reports nothing: <see cref="Diagnostics.ModelAnalyzer"/> says what is wrong with a
/// declaration.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TransformerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        RegisterTransformers(context);
        RegisterWordVectors(context);
    }

    private static void RegisterTransformers(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.TransformerAttribute, IsClass, DeclarationParser.ParseTransformer)
            .Where(declaration => declaration is not null)
            .Select((declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<ArchitectureSpec> architectures = declarations
            .Where(declaration => declaration.Architecture is not null)
            .Select((declaration, _) => declaration.Architecture!)
            .WithTrackingName(TrackingNames.Architectures);

        IncrementalValuesProvider<SkeletonSpec> skeletons = declarations
            .Where(declaration => declaration.Skeleton is not null)
            .Select((declaration, _) => declaration.Skeleton!)
            .WithTrackingName(TrackingNames.Skeletons);

        context.RegisterSourceOutput(architectures, (output, architecture) => AddFiles(output, FileEmitter.Emit(architecture)));
        context.RegisterSourceOutput(skeletons, (output, skeleton) => AddFiles(output, SkeletonEmitter.Emit(skeleton)));
    }

    private static void RegisterWordVectors(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParsedWordVectors> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.WordVectorsAttribute, IsClass, DeclarationParser.ParseWordVectors)
            .Where(declaration => declaration is not null)
            .Select((declaration, _) => declaration!)
            .WithTrackingName(TrackingNames.WordVectorsDeclarations);

        IncrementalValuesProvider<WordVectorsSpec> vectors = declarations
            .Where(declaration => declaration.Spec is not null)
            .Select((declaration, _) => declaration.Spec!)
            .WithTrackingName(TrackingNames.WordVectors);

        IncrementalValuesProvider<SkeletonSpec> skeletons = declarations
            .Where(declaration => declaration.Skeleton is not null)
            .Select((declaration, _) => declaration.Skeleton!)
            .WithTrackingName(TrackingNames.WordVectorsSkeletons);

        context.RegisterSourceOutput(vectors, (output, spec) => AddFiles(output, WordFileEmitter.Emit(spec)));
        context.RegisterSourceOutput(skeletons, (output, skeleton) => AddFiles(output, SkeletonEmitter.Emit(skeleton)));
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    private static void AddFiles(SourceProductionContext output, IEnumerable<(string HintName, string Source)> files)
    {
        foreach ((string hintName, string source) in files)
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(hintName, SourceText.From(source, Encoding.UTF8));
        }
    }
}
