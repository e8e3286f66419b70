extern alias hdf5;
extern alias runtime;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Generator.Diagnostics;
using Xunit;

namespace ModelGen.Generator.Tests.Infrastructure;

/// <summary>Compiles sources in memory against the running framework and the runtime of ModelGen, the way a user's project does.</summary>
internal static class CompilationHelper
{
    private static readonly ImmutableArray<MetadataReference> Framework = FindFramework();

    /// <summary>The assembly with the attributes and everything that generated code calls.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(runtime::ModelGen.TransformerAttribute).Assembly.Location);

    /// <summary>The assembly that reads HDF5 checkpoints.</summary>
    public static MetadataReference Hdf5 { get; } = MetadataReference.CreateFromFile(typeof(hdf5::ModelGen.Runtime.Hdf5Weights).Assembly.Location);

    /// <summary>Nothing is silent: nullable, all warning waves, documentation comments.</summary>
    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    public static CSharpCompilation Create(params string[] sources) => Create(LanguageVersion.Default, sources);

    public static CSharpCompilation Create(LanguageVersion version, params string[] sources)
    {
        CSharpParseOptions options = new(version, DocumentationMode.Diagnose);
        IEnumerable<SyntaxTree> trees = sources.Select((source, index) =>
            CSharpSyntaxTree.ParseText(source, options, $"Source{index}.cs", System.Text.Encoding.UTF8, TestContext.Current.CancellationToken));
        return CSharpCompilation.Create("Tests", trees, Framework.Add(Runtime).Add(Hdf5), Options);
    }

    /// <summary>The same without the runtime.</summary>
    public static CSharpCompilation CreateWithoutRuntime(params string[] sources) => Create(sources).RemoveReferences(Runtime, Hdf5);

    public static GeneratorDriver CreateDriver(Compilation compilation) => CSharpGeneratorDriver.Create(
        [new TransformerGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator, which must neither throw nor report.</summary>
    public static GeneratorDriver Run(Compilation compilation) => Run(compilation, out _);

    /// <summary>Runs the generator, which must neither throw nor report, and adds what it wrote.</summary>
    public static GeneratorDriver Run(Compilation compilation, out Compilation output)
    {
        GeneratorDriver driver = CreateDriver(compilation)
            .RunGeneratorsAndUpdateCompilation(compilation, out output, out ImmutableArray<Diagnostic> reported, TestContext.Current.CancellationToken);
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        Assert.Empty(reported);
        return driver;
    }

    /// <summary>What the analyzer reports, in the order of the source; an exception in it is a diagnostic too (AD0001).</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation)
    {
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([new ModelAnalyzer()]);
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Errors and warnings of the compiler; those in the sources themselves only if they are errors.</summary>
    public static ImmutableArray<Diagnostic> Diagnose(Compilation output) =>
    [
        .. output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsGenerated(diagnostic.Location))),
    ];

    /// <summary>The hint names and texts of the generated files, by name.</summary>
    public static ImmutableArray<GeneratedSourceResult> Sources(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).OrderBy(source => source.HintName, StringComparer.Ordinal)];

    private static bool IsGenerated(Location location) => location.SourceTree is { } tree && tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    private static ImmutableArray<MetadataReference> FindFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. assemblies.Where(path => Path.GetDirectoryName(path) == folder).Select(path => MetadataReference.CreateFromFile(path))];
    }
}
