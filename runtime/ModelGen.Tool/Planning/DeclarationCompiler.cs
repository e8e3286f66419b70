extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Diagnostics;
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

    /// <summary>Compiles a file that stands alone beside the runtime.</summary>
    /// <exception cref="ToolException">It does not compile, or a declaration is wrong; the message has a line for each error.</exception>
    public static async Task<CompiledDeclarations> CompileFileAsync(string path, CancellationToken cancellation) =>
        await CompileAsync(path, [(path, await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false))], isWhole: true, cancellation).ConfigureAwait(false);

    /// <summary>Compiles a source that is in no file.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="source">The source.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="ToolException">It does not compile, or a declaration is wrong; the message has a line for each error.</exception>
    public static Task<CompiledDeclarations> CompileTextAsync(string name, string source, CancellationToken cancellation) => CompileAsync(name, [(name, source)], isWhole: true, cancellation);

    /// <summary>
    /// Reads the declarations of a project's sources: all <c>.cs</c> files under its folder that are not built. What else the sources need, such as packages, is not there: only what is wrong with declarations counts.
    /// </summary>
    /// <exception cref="ToolException">There are no sources, or a declaration is wrong; the message has a line for each error.</exception>
    public static async Task<CompiledDeclarations> ReadProjectAsync(string folder, CancellationToken cancellation)
    {
        EnumerationOptions all = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };
        string[] paths =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", all)
                .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];
        if (paths.Length == 0)
        {
            throw new ToolException($"'{folder}' has no .cs files: give the folder of a project, or a file that declares models.");
        }

        List<(string, string)> sources = [];
        foreach (string path in paths)
        {
            sources.Add((path, await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false)));
        }

        return await CompileAsync(folder, sources, isWhole: false, cancellation).ConfigureAwait(false);
    }

    private static async Task<CompiledDeclarations> CompileAsync(string name, IReadOnlyList<(string Path, string Text)> sources, bool isWhole, CancellationToken cancellation)
    {
        CSharpCompilation compilation = Compile(sources, cancellation);
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create(
                [new TransformerGenerator().AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, cancellation);

        ImmutableArray<Diagnostic> analyzed = await compilation.WithAnalyzers([new ModelAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        Diagnostic[] errors =
        [
            .. analyzed.Concat(isWhole ? output.GetDiagnostics(cancellation) : [])
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
        return errors.Length == 0
            ? new CompiledDeclarations(name, output, driver.GetRunResult().Results.Single())
            : throw new ToolException($"'{name}' does not compile:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(Describe))}");
    }

    private static CSharpCompilation Compile(IReadOnlyList<(string Path, string Text)> sources, CancellationToken cancellation)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest, DocumentationMode.Parse);
        SyntaxTree[] trees =
        [
            .. sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text), options, source.Path, cancellation)),
            CSharpSyntaxTree.ParseText(SourceText.From(ImplicitUsings), options, "ImplicitUsings.cs", cancellation),
        ];
        CSharpCompilationOptions library = new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Declarations", trees, References(), library);
    }

    /// <summary>The framework that runs this tool, and the packages of the runtime that it brings.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return assemblies
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(TransformerAttribute).Assembly.Location)
            .Append(typeof(ModelGen.Runtime.Hdf5Weights).Assembly.Location)
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
