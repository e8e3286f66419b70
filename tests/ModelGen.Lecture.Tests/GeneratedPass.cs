extern alias generator;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>The forward pass that the generator writes for a declaration.</summary>
internal static class GeneratedPass
{
    // All but the generator, which has the enums of the declarations too.
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "ModelGen.Generator.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The methods of the forward pass and the constants of its attention, without documentation comments and indentation.</summary>
    public static string[] Of(string declaration)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Lecture",
            [CSharpSyntaxTree.ParseText(declaration, path: "Declaration.cs", encoding: System.Text.Encoding.UTF8, cancellationToken: TestContext.Current.CancellationToken)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new generator::ModelGen.Generator.TransformerGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        GeneratedSourceResult[] files = [.. driver.GetRunResult().Results.Single().GeneratedSources];
        return [.. Lines(files, ".Session.g.cs").SkipWhile(line => !line.StartsWith("private readonly struct", StringComparison.Ordinal)), .. Lines(files, ".Forward.g.cs")];
    }

    private static IEnumerable<string> Lines(GeneratedSourceResult[] files, string end) => files
        .Where(file => file.HintName.EndsWith(end, StringComparison.Ordinal))
        .SelectMany(file => file.SourceText.ToString().Split('\n'))
        .Select(line => line.Trim())
        .Where(line => !line.StartsWith("///", StringComparison.Ordinal))
        .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
