using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.WordVectors;

/// <summary>The pipeline of word vectors: what runs again, what is generated for wrong declarations, and that it compiles everywhere.</summary>
public sealed class WordVectorsPipelineTests
{
    private const string User = """
        static class User
        {
            static float Run(Stories.WordModel second, ModelGen.ScoredWord[] found)
            {
                using Stories.WordModel model = Stories.WordModel.Load("path", new ModelGen.LoadOptions());
                using var session = model.CreateSession();
                ModelGen.IWordVectors vectors = second;
                model.TryGetVector("king", out System.ReadOnlySpan<float> vector);
                session.Analogy("man", "woman", "king", found, ModelGen.AnalogyMethod.CosMul);
                ModelGen.ScoredWord[] words =
                [
                    .. model.MostSimilar("king"), .. model.MostSimilar(["king", ("woman", 0.5f)], ["man"], count: 5), .. model.MostSimilar(vector, 3),
                    .. model.MostSimilarCosMul(["king", "woman"], ["man"]), .. model.Analogy("man", "woman", "king"),
                ];
                return words[0].Score + model["king"][0] + vectors["king"][1] + model.Similarity("king", "queen") + model.IndexOf(model.DoesntMatch(["king", "bread"]))
                    + model.Words.Count + Stories.WordModel.Dimensions + Stories.WordModel.Manifest.Hidden + model.Answer();
            }
        }
        """;

    private static readonly string Broken = Declarations.With(Declarations.Words, "Dimensions = 100", "Dimensions = 0");

    [Theory]
    [InlineData("Dimensions = 100", "Dimensions = 300")]
    [InlineData(", Vocabulary = 11970", "")]
    [InlineData("Dimensions = 100", "Dimensions = 0")]
    [InlineData("Dimensions = 100, ", "")]
    [InlineData("public sealed partial", "public abstract partial")]
    [InlineData("partial class", "partial record")]
    [InlineData("[WordVectors", "[Normalization(Norm.Rms, NormPlacement.Pre)]\n[WordVectors")]
    public void UserCodeHasNoErrorsOfItsOwn(string old, string replacement)
    {
        CompilationHelper.Run(CompilationHelper.Create(Declarations.With(Declarations.Words, old, replacement), User), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    [Fact]
    public void TakenNamesAreLeftOutOfTheSkeleton()
    {
        const string Members = "public void Dispose() { }\n    public int this[string text] => 1;\n    public int Words { get; set; }\n    public int Answer";
        CompilationHelper.Run(CompilationHelper.Create(Declarations.With(Declarations.Words, "public int Answer", Members)), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    [InlineData(LanguageVersion.Preview)]
    public void EveryLanguageFromTwelve(LanguageVersion version) => Verify(CompilationHelper.Create(version, Declarations.Words));

    [Theory]
    [InlineData("@event")]
    [InlineData("Api")]
    [InlineData("Runtime")]
    [InlineData("Kernels")]
    [InlineData("System")]
    [InlineData("ModelGen")]
    [InlineData("WordTable")]
    [InlineData("ScoredWord")]
    public void EveryNameOfAClass(string name) => Verify(CompilationHelper.Create(Declarations.With(Declarations.Words, "class WordModel", "class " + name)));

    [Fact]
    public void BothKindsOfModelInOneProject() =>
        Verify(CompilationHelper.Create(Declarations.Words, Declarations.Tiny));

    [Fact]
    public void AddedFile_RunsNothing() => AssertCached(Declarations.Words, compilation => compilation.AddSyntaxTrees(Parse(compilation, "public class Other;")), TrackingNames.WordVectors);

    [Fact]
    public void AddedComment_RunsNothing() => AssertCached(Declarations.Words, Edit("namespace Stories;", "// A comment.\nnamespace Stories;"), TrackingNames.WordVectors);

    [Fact]
    public void ChangedBody_RunsNothing() => AssertCached(Declarations.Words, Edit("42", "43"), TrackingNames.WordVectors);

    [Fact]
    public void SameValueWrittenOtherwise_RunsNothing() => AssertCached(Declarations.Words, Edit("Dimensions = 100", "Dimensions = 2 * 50"), TrackingNames.WordVectors);

    [Fact]
    public void ChangedBody_RunsNothingOfABrokenDeclaration() => AssertCached(Broken, Edit("42", "43"), TrackingNames.WordVectorsSkeletons);

    [Theory]
    [InlineData("Dimensions = 100", "Dimensions = 300")]
    [InlineData(", Vocabulary = 11970", "")]
    [InlineData("public sealed", "internal sealed")]
    public void RelevantEdit_ModifiesTheSpecification(string old, string replacement)
    {
        GeneratorRunResult result = RunTwice(Declarations.Words, Edit(old, replacement));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.WordVectorsDeclarations));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(result, TrackingNames.WordVectors));
    }

    [Fact]
    public void ATransformerBesideIt_RunsNothing() =>
        AssertCached(Declarations.Words, compilation => compilation.AddSyntaxTrees(Parse(compilation, Declarations.Tiny)), TrackingNames.WordVectors, others: true);

    private static void Verify(Compilation compilation)
    {
        CompilationHelper.Run(compilation, out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    private static void AssertCached(string source, Func<CSharpCompilation, Compilation> edit, string last, bool others = false)
    {
        GeneratorRunResult result = RunTwice(source, edit);
        foreach (string step in new[] { TrackingNames.WordVectorsDeclarations, last })
        {
            Assert.NotEmpty(Reasons(result, step));
            Assert.All(Reasons(result, step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        }

        IEnumerable<IncrementalStepRunReason> outputs = result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
        Assert.Contains(IncrementalStepRunReason.Cached, outputs);
        Assert.All(outputs, reason => Assert.True(others || reason == IncrementalStepRunReason.Cached, reason.ToString()));
    }

    private static GeneratorRunResult RunTwice(string source, Func<CSharpCompilation, Compilation> edit)
    {
        CSharpCompilation first = CompilationHelper.Create(source);
        return CompilationHelper.Run(first).RunGenerators(edit(first), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
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
}
