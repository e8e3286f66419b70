using System.Reflection;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Diagnostics;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has a page, a row in the release table and a test.</summary>
public sealed class DocumentationTests
{
    private static readonly string Pages = Path.Combine(SharedData.Repository, "generator", "docs");

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void EveryIdentifierHasOneDescriptor()
    {
        IEnumerable<string?> constants = typeof(DiagnosticIds).GetFields().Select(field => (string?)field.GetRawConstantValue());
        Assert.Equal(constants, Descriptors.All.Select(descriptor => descriptor.Id));
        Assert.Equal(Descriptors.All.Length, Descriptors.All.Select(descriptor => descriptor.Id).Distinct().Count());
        Assert.Equal(Descriptors.All, new ModelAnalyzer().SupportedDiagnostics);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryDiagnosticIsAnErrorThatSaysWhatToDo(string id)
    {
        DiagnosticDescriptor descriptor = Find(id);
        string[] advice = ["Declare", "declare", "Remove", "Rename", "Give", "give", "set ", "Reference", "Add", "choose", "Choose"];
        Assert.Equal("ModelGen", descriptor.Category);
        Assert.Equal(DiagnosticSeverity.Error, descriptor.DefaultSeverity);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.Contains(advice, word => descriptor.MessageFormat.ToString().Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryDiagnosticHasAPage(string id)
    {
        string page = Path.Combine(Pages, id + ".md");
        Assert.True(File.Exists(page), $"'{page}' is missing: say there what causes {id}, with an example and its fix");
        Assert.StartsWith($"# {id}: {Find(id).Title}\n", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Equal($"https://github.com/modelgen/modelgen/blob/main/generator/docs/{id}.md", Find(id).HelpLinkUri);
        Assert.Contains($"[{id}]({id}.md)", File.ReadAllText(Path.Combine(Pages, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPageHasADiagnostic()
    {
        IEnumerable<string?> pages = Directory.EnumerateFiles(Pages, "MG*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryDiagnosticHasAReleaseRow(string id)
    {
        string folder = Path.Combine(SharedData.Repository, "generator", "ModelGen.Generator");
        string tables = string.Concat(Directory.EnumerateFiles(folder, "AnalyzerReleases.*.md").Select(File.ReadAllText));
        Assert.Contains($"{id} | ModelGen | Error | {Find(id).Title}\n", tables, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryDiagnosticHasATest(string id)
    {
        IEnumerable<MethodInfo> tests = typeof(DocumentationTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any());
        Assert.Contains(tests, test => test.Name.StartsWith(id + "_", StringComparison.Ordinal));
    }

    private static DiagnosticDescriptor Find(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);
}
