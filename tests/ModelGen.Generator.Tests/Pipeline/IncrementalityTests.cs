using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Pipeline;

/// <summary>The driver runs twice, with an edit between: what the edit does not touch must come from the cache.</summary>
public sealed class IncrementalityTests
{
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol),
        typeof(SyntaxNode),
        typeof(SyntaxTree),
        typeof(SyntaxReference),
        typeof(Location),
        typeof(Compilation),
        typeof(SemanticModel),
        typeof(AttributeData),
        typeof(Diagnostic),
    ];

    private static readonly string Broken = Declarations.With("Layers = 5", "Layers = 0");

    private static readonly string BrokenWords = Declarations.With(Declarations.Words, "Dimensions = 100", "Dimensions = 0");

    private static readonly string BrokenLstm = Declarations.With(Declarations.Lstm, "Layers = 2", "Layers = 0");

    [Fact]
    public void AddedFile_RunsNothing() =>
        AssertCached(Declarations.Tiny, compilation => compilation.AddSyntaxTrees(Parse(compilation, "public class Other;")));

    [Fact]
    public void AddedComment_RunsNothing() => AssertCached(Declarations.Tiny, Edit("namespace Stories;", "// A comment.\nnamespace Stories;"));

    [Fact]
    public void ChangedBody_RunsNothing() => AssertCached(Declarations.Tiny, Edit("42", "43"));

    [Fact]
    public void AddedMember_RunsNothing() =>
        AssertCached(Declarations.Tiny, Edit("public int Answer", "public string Name { get; set; } = \"\";\n    public int Answer"));

    [Fact]
    public void SameValueWrittenOtherwise_RunsNothing() => AssertCached(Declarations.Tiny, Edit("Layers = 5", "Layers = 2 + 3"));

    [Fact]
    public void AddedReference_RunsNothing() => AssertCached(
        Declarations.Tiny,
        compilation => compilation.AddReferences(MetadataReference.CreateFromFile(typeof(CSharpCompilation).Assembly.Location)));

    [Fact]
    public void AnotherModel_RunsNothingOfTheFirst()
    {
        GeneratorRunResult result = RunTwice(Declarations.Tiny, compilation =>
            compilation.AddSyntaxTrees(Parse(compilation, Declarations.With("class Tiny", "class Small"))));
        Assert.Collection(Reasons(result, TrackingNames.Declarations), AssertNotRun, reason => Assert.Equal(IncrementalStepRunReason.New, reason));
        Assert.Contains(OutputReasons(result), reason => reason == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void AddedFile_RunsNothingOfABrokenDeclaration() =>
        AssertCached(Broken, compilation => compilation.AddSyntaxTrees(Parse(compilation, "public class Other;")), TrackingNames.Skeletons);

    [Fact]
    public void ChangedBody_RunsNothingOfABrokenDeclaration() => AssertCached(Broken, Edit("42", "43"), TrackingNames.Skeletons);

    [Fact]
    public void AddedFile_RunsNothingOfALstm() => AssertCached(
        Declarations.Lstm,
        compilation => compilation.AddSyntaxTrees(Parse(compilation, "public class Other;")),
        TrackingNames.LstmDeclarations,
        TrackingNames.LstmArchitectures);

    [Theory]
    [InlineData("namespace Stories;", "// A comment.\nnamespace Stories;")]
    [InlineData("42", "43")]
    [InlineData("[1, 2, 3]", "[1, 1 + 1, 3]")]
    [InlineData("[1, 2, 3]", "new[] { 1, 2, 3 }")]
    public void IrrelevantEdit_RunsNothingOfALstm(string old, string replacement) =>
        AssertCached(Declarations.Lstm, Edit(old, replacement), TrackingNames.LstmDeclarations, TrackingNames.LstmArchitectures);

    [Fact]
    public void ChangedBody_RunsNothingOfABrokenLstm() =>
        AssertCached(BrokenLstm, Edit("42", "43"), TrackingNames.LstmDeclarations, TrackingNames.LstmSkeletons);

    [Theory]
    [InlineData("Layers = 2", "Layers = 3")]
    [InlineData("[16, 32, 32]", "[16, 32, 64]")]
    [InlineData("CellClip = 3, ProjectionClip", "CellClip = 4, ProjectionClip")]
    [InlineData("Highways = 1", "Highways = 1, Activation = ConvolutionActivation.Tanh")]
    public void RelevantEdit_ModifiesTheLstm(string old, string replacement)
    {
        GeneratorRunResult result = RunTwice(Declarations.Lstm, Edit(old, replacement));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.LstmDeclarations));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.LstmArchitectures));
    }

    [Theory]
    [InlineData("Layers = 5", "Layers = 6")]
    [InlineData("NormPlacement.Pre", "NormPlacement.Pre, Epsilon = 1e-6")]
    [InlineData("[Activation(Activation.SwiGlu)]", "[Activation(Activation.GeGlu)]")]
    [InlineData("public sealed", "internal sealed")]
    [InlineData("namespace Stories;", "namespace Tales;")]
    public void RelevantEdit_ModifiesTheDeclaration(string old, string replacement)
    {
        GeneratorRunResult result = RunTwice(Declarations.Tiny, Edit(old, replacement));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.Declarations));
    }

    [Fact]
    public void RelevantEdit_ModifiesTheArchitecture()
    {
        GeneratorRunResult result = RunTwice(Declarations.Tiny, Edit("Layers = 5", "Layers = 6"));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.Architectures));
        Assert.Contains(OutputReasons(result), reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void RelevantEditOfAConstantInAnotherFile_ModifiesTheArchitecture()
    {
        string model = Declarations.With("Layers = 5", "Layers = Sizes.Layers");
        CSharpCompilation first = CompilationHelper.Create(model, "static class Sizes { public const int Layers = 5; }");
        SyntaxTree tree = first.SyntaxTrees[1];
        GeneratorRunResult result = RunTwice(first, compilation =>
            compilation.ReplaceSyntaxTree(tree, Parse(compilation, "static class Sizes { public const int Layers = 6; }")));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.Architectures));
    }

    [Fact]
    public void ModelsHoldNothingOfTheCompilation()
    {
        GeneratorRunResult[] results = [.. new[] { Declarations.Tiny, Broken, Declarations.Lstm, BrokenLstm, Declarations.Words, BrokenWords }.Select(source => RunTwice(source, Edit("42", "43")))];
        IEnumerable<object> outputs = results
            .SelectMany(result => TrackingNames.All.Where(result.TrackedSteps.ContainsKey).SelectMany(name => result.TrackedSteps[name]))
            .SelectMany(step => step.Outputs)
            .Select(output => output.Value);
        HashSet<object> visited = new(ReferenceEqualityComparer.Instance);
        foreach (object output in outputs)
        {
            AssertPlain(output, visited);
        }

        Assert.Contains(visited, value => value is Model.LayerSpec);
        Assert.Contains(visited, value => value is Model.SkeletonSpec);
        Assert.Contains(visited, value => value is Model.FilterSpec);
    }

    [Fact]
    public void EveryStepIsTracked()
    {
        IEnumerable<string> names = new[] { Declarations.Tiny, Broken, Declarations.Lstm, BrokenLstm, Declarations.Words, BrokenWords }
            .SelectMany(source => RunTwice(source, compilation => compilation).TrackedSteps.Keys)
            .Intersect(TrackingNames.All)
            .Distinct();
        Assert.Equal(TrackingNames.All.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    private static void AssertCached(string source, Func<CSharpCompilation, Compilation> edit, string last = TrackingNames.Architectures) =>
        AssertCached(source, edit, TrackingNames.Declarations, last);

    private static void AssertCached(string source, Func<CSharpCompilation, Compilation> edit, string first, string last)
    {
        GeneratorRunResult result = RunTwice(source, edit);
        foreach (string step in new[] { first, last })
        {
            Assert.NotEmpty(Reasons(result, step));
            Assert.All(Reasons(result, step), AssertNotRun);
        }

        Assert.NotEmpty(OutputReasons(result));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static void AssertNotRun(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static GeneratorRunResult RunTwice(string source, Func<CSharpCompilation, Compilation> edit) => RunTwice(CompilationHelper.Create(source), edit);

    private static GeneratorRunResult RunTwice(CSharpCompilation first, Func<CSharpCompilation, Compilation> edit)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        return CompilationHelper.Run(first).RunGenerators(edit(first), cancellationToken).GetRunResult().Results.Single();
    }

    private static Func<CSharpCompilation, Compilation> Edit(string old, string replacement) => compilation =>
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        string text = Declarations.With(tree.ToString(), old, replacement);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text, System.Text.Encoding.UTF8)));
    };

    private static SyntaxTree Parse(CSharpCompilation compilation, string source) =>
        CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)compilation.SyntaxTrees[0].Options, cancellationToken: TestContext.Current.CancellationToken);

    private static ImmutableArray<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static ImmutableArray<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static void AssertPlain(object? value, HashSet<object> visited)
    {
        if (value is null || !visited.Add(value))
        {
            return;
        }

        Type type = value.GetType();
        Assert.DoesNotContain(Forbidden, type.IsAssignableTo);
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, type.FullName);
        if (type.IsPrimitive || type.IsEnum || value is string)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertPlain(item, visited);
            }
        }

        for (Type? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (FieldInfo field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                AssertPlain(field.GetValue(value), visited);
            }
        }
    }
}
