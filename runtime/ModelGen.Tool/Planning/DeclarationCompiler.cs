extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Diagnostics;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ModelGen.Tool.Planning;

/// <summary>Reads declarations as a build does: compiled in memory against the framework and the runtime, read by the generator, checked by its analyzer.</summary>
internal static class DeclarationCompiler
{
    /// <summary>What the SDK's implicit usings bring.</summary>
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The plans of the models of a file, in its order.</summary>
    /// <param name="path">A C# file that declares classes with <c>[Transformer]</c> and stands alone beside the runtime.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="ToolException">The file does not compile, a declaration is wrong, or there is none; the message has a line for each error.</exception>
    public static async Task<IReadOnlyList<ForwardPlan>> PlanAsync(string path, CancellationToken cancellation)
    {
        CSharpCompilation compilation = Compile(path, await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), cancellation);
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create(
                [new TransformerGenerator().AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, cancellation);

        ImmutableArray<Diagnostic> analyzed = await compilation.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        Diagnostic[] errors =
        [
            .. analyzed.Concat(output.GetDiagnostics(cancellation))
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
        if (errors.Length > 0)
        {
            throw new ToolException($"'{path}' does not compile:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(Describe))}");
        }

        ForwardPlan[] plans = [.. Specifications(driver.GetRunResult().Results.Single()).Select(PlanBuilder.Build)];
        return plans.Length > 0 ? plans : throw new ToolException($"'{path}' declares no class with [Transformer]: only those have a plan.");
    }

    private static IEnumerable<ArchitectureSpec> Specifications(GeneratorRunResult result) =>
        result.TrackedSteps.TryGetValue(TrackingNames.Architectures, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? steps.SelectMany(step => step.Outputs).Select(output => (ArchitectureSpec)output.Value)
            : [];

    private static CSharpCompilation Compile(string path, string source, CancellationToken cancellation)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest, DocumentationMode.Parse);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(SourceText.From(source), options, path, cancellation),
            CSharpSyntaxTree.ParseText(SourceText.From(ImplicitUsings), options, "ImplicitUsings.cs", cancellation),
        ];
        CSharpCompilationOptions library = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Declarations", trees, References(), library);
    }

    /// <summary>The framework that runs this tool, and the runtime that it brings.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return assemblies
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(TransformerAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
