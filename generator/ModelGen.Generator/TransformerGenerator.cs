using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Emit;
using ModelGen.Generator.Emit.Recurrent;
using ModelGen.Generator.Emit.Words;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing;

namespace ModelGen.Generator;

/// <summary>
/// Writes the forward pass of every class with <c>[Transformer]</c> or <c>[BidirectionalLstm]</c>, and the queries of every class with
/// <c>[WordVectors]</c>. It reports nothing: <see cref="Diagnostics.ModelAnalyzer"/> says what is wrong with a declaration.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TransformerGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(
            context,
            KnownNames.TransformerAttribute,
            DeclarationParser.ParseTransformer,
            FileEmitter.Emit,
            (TrackingNames.Declarations, TrackingNames.Architectures, TrackingNames.Skeletons));
        Register(
            context,
            KnownNames.BidirectionalLstmAttribute,
            DeclarationParser.ParseBidirectionalLstm,
            RecurrentFileEmitter.Emit,
            (TrackingNames.LstmDeclarations, TrackingNames.LstmArchitectures, TrackingNames.LstmSkeletons));
        Register(
            context,
            KnownNames.WordVectorsAttribute,
            DeclarationParser.ParseWordVectors,
            WordFileEmitter.Emit,
            (TrackingNames.WordVectorsDeclarations, TrackingNames.WordVectors, TrackingNames.WordVectorsSkeletons));
    }

    /// <summary>One kind of model: its attribute, what reads it, what prints it, and the names of the three steps.</summary>
    private static void Register<TSpec>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, ParsedDeclaration<TSpec>?> parse,
        Func<TSpec, IEnumerable<(string HintName, string Source)>> emit,
        (string Declarations, string Architectures, string Skeletons) steps)
        where TSpec : class
    {
        IncrementalValuesProvider<ParsedDeclaration<TSpec>> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, IsClass, parse)
            .Where(declaration => declaration is not null)
            .Select((declaration, _) => declaration!)
            .WithTrackingName(steps.Declarations);

        IncrementalValuesProvider<TSpec> architectures = declarations
            .Where(declaration => declaration.Spec is not null)
            .Select((declaration, _) => declaration.Spec!)
            .WithTrackingName(steps.Architectures);

        IncrementalValuesProvider<SkeletonSpec> skeletons = declarations
            .Where(declaration => declaration.Skeleton is not null)
            .Select((declaration, _) => declaration.Skeleton!)
            .WithTrackingName(steps.Skeletons);

        context.RegisterSourceOutput(architectures, (output, architecture) => AddFiles(output, emit(architecture)));
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
