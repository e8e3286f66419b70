using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ModelGen.Generator.Tests.Infrastructure;

/// <summary>Compares what the analyzer reports with the places that a source marks as <c>[|here|]</c>.</summary>
internal static class Squiggles
{
    /// <summary>
    /// Each mark is one diagnostic of that id whose message contains <paramref name="advice"/>; there is no other, with and without the generated files.
    /// </summary>
    public static Task VerifyAsync(string id, string markedSource, string advice) => VerifyAsync(id, markedSource, advice, LanguageVersion.Default);

    /// <inheritdoc cref="VerifyAsync(string, string, string)"/>
    public static async Task VerifyAsync(string id, string markedSource, string advice, LanguageVersion version)
    {
        (string source, ImmutableArray<TextSpan> marks) = Parse(markedSource);
        Assert.NotEmpty(marks);
        Compilation compilation = CompilationHelper.Create(version, source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        CompilationHelper.Run(compilation, out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        ImmutableArray<Diagnostic> diagnostics = await VerifyAsync(compilation, source, marks);
        Assert.All(diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.All(diagnostics, diagnostic => Assert.Contains(advice, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>The diagnostics of a compilation, which must be at the marks, with and without the generated files in it.</summary>
    public static async Task<ImmutableArray<Diagnostic>> VerifyAsync(Compilation compilation, string source, ImmutableArray<TextSpan> marks)
    {
        CompilationHelper.Run(compilation, out Compilation output);
        ImmutableArray<Diagnostic> before = await CompilationHelper.AnalyzeAsync(compilation);
        ImmutableArray<Diagnostic> after = await CompilationHelper.AnalyzeAsync(output);
        Assert.Equal(marks.Select(mark => source.Substring(mark.Start, mark.Length)), after.Select(diagnostic => TextUnder(source, diagnostic)));
        Assert.Equal(marks, after.Select(diagnostic => diagnostic.Location.SourceSpan));
        Assert.Equal(before.Select(diagnostic => diagnostic.ToString()), after.Select(diagnostic => diagnostic.ToString()));
        return after;
    }

    /// <summary>Takes the marks out of a source.</summary>
    public static (string Source, ImmutableArray<TextSpan> Marks) Parse(string markedSource)
    {
        ImmutableArray<TextSpan>.Builder marks = ImmutableArray.CreateBuilder<TextSpan>();
        string source = markedSource;
        for (int start = source.IndexOf("[|", StringComparison.Ordinal); start >= 0; start = source.IndexOf("[|", StringComparison.Ordinal))
        {
            source = source.Remove(start, 2);
            int end = source.IndexOf("|]", StringComparison.Ordinal);
            source = source.Remove(end, 2);
            marks.Add(TextSpan.FromBounds(start, end));
        }

        return (source, marks.ToImmutable());
    }

    private static string TextUnder(string source, Diagnostic diagnostic) =>
        source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
