using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.WordVectors;

/// <summary>What can be wrong with <c>[WordVectors]</c>, and what the rules of every model say about its class.</summary>
public sealed class WordVectorsDiagnosticsTests
{
    private const string Attribute = "[WordVectors(Dimensions = 100, Vocabulary = 11970)]";

    [Theory]
    [InlineData("[[|WordVectors|](Vocabulary = 11970)]")]
    [InlineData("[[|WordVectors|]]")]
    public Task MG0120_DimensionsMissing(string attribute) =>
        Squiggles.VerifyAsync("MG0120", With(Attribute, attribute), "Add Dimensions to [WordVectors], for example Dimensions = 300");

    [Theory]
    [InlineData("Dimensions = 100", "[|Dimensions = 0|]", "Dimensions = 0 is out of range: give a whole number from 1 to 65536")]
    [InlineData("Dimensions = 100", "[|Dimensions = 65537|]", "1 to 65536")]
    [InlineData("Vocabulary = 11970", "[|Vocabulary = 0|]", "Vocabulary = 0 is out of range: give a whole number from 1 to 16777216")]
    [InlineData("Vocabulary = 11970", "[|Vocabulary = int.MaxValue|]", "1 to 16777216")]
    public Task MG0121_WordVectorsSizeOutOfRange(string old, string replacement, string advice) => Squiggles.VerifyAsync("MG0121", With(old, replacement), advice);

    [Fact]
    public Task MG0122_TwoKindsOfModel() => Squiggles.VerifyAsync(
        "MG0122",
        Declarations.Add("[[|WordVectors|](Dimensions = 0)]"),
        "Remove [WordVectors] or [Transformer] from 'Tiny', or declare two classes");

    [Theory]
    [InlineData("[[|Normalization|](Norm.Rms, NormPlacement.Pre)]", "Remove [Normalization] from 'WordModel'")]
    [InlineData("[[|Head|](Head.LanguageModel)]", "Remove [Head] from 'WordModel'")]
    public Task MG0123_AttributeWithoutLayers(string attribute, string advice) =>
        Squiggles.VerifyAsync("MG0123", With(Attribute, Attribute + "\n" + attribute), advice);

    [Theory]
    [InlineData("MG0001", "public sealed partial class WordModel", "public sealed class [|WordModel|]", "Declare 'WordModel' as a partial class")]
    [InlineData("MG0003", "partial class WordModel", "partial class WordModel[|<T>|]", "Remove the type parameters")]
    [InlineData("MG0004", "sealed partial class", "sealed partial [|record|]", "is a record")]
    [InlineData("MG0005", "partial class WordModel", "partial class WordModel[|(int size)|]", "Remove the parameter list")]
    [InlineData("MG0006", "partial class WordModel", "partial class [|Words|]", "Rename 'Words'")]
    [InlineData("MG0006", "public int Answer()", "public int [|Words|]()", "Rename 'Words'")]
    [InlineData("MG0006", "public int Answer()", "public int [|Dimensions|]()", "Rename 'Dimensions'")]
    [InlineData("MG0006", "public int Answer()", "public int [|IndexOf|](string text)", "Rename 'IndexOf'")]
    [InlineData("MG0006", "public int Answer() => 42;", "public int [|this|][string text] => 42;", "Rename 'this[]'")]
    [InlineData("MG0006", "public int Answer()", "public int [|Item|]()", "Rename 'Item'")]
    public Task RulesOfEveryClass(string id, string old, string replacement, string advice) => Squiggles.VerifyAsync(
        id,
        With(old, replacement).Replace("(int size)|]\n{", "(int size)|]\n{\n    public int Size => size;", StringComparison.Ordinal),
        advice);

    [Fact]
    public Task LanguageVersionTooLow() => Squiggles.VerifyAsync(
        "MG0009",
        With("[WordVectors(", "[[|WordVectors|]("),
        "compiles as C# 11.0",
        LanguageVersion.CSharp11);

    // The compiler says that the base has no constructor for it, which only this diagnostic explains.
    [Fact]
    public async Task AModelIsNoBaseOfWordVectors()
    {
        string derived = With(With("sealed partial class WordModel", "sealed partial class Derived : [|WordModel|]"), "Answer", "Question");
        string model = With("sealed partial class WordModel", "partial class WordModel").Split("namespace Stories;")[1];
        (string source, ImmutableArray<TextSpan> marks) = Squiggles.Parse(derived + model);
        Assert.Equal("MG0007", Assert.Single(await Squiggles.VerifyAsync(CompilationHelper.Create(source), source, marks)).Id);
    }

    [Theory]
    [InlineData("Dimensions = 100", "Dimensions = 10 * 10")]
    [InlineData(", Vocabulary = 11970", "")]
    [InlineData("Vocabulary = 11970", "Vocabulary = 1 << 24")]
    [InlineData("public int Answer()", "public int CreateBatch(int tokens)")]
    [InlineData("public int Answer() => 42;", "public int this[int index] => index;")]
    [InlineData("public int Answer()", "public int MostSimilar(int index)")]
    public async Task SoundDeclarationsHaveNoDiagnostic(string old, string replacement)
    {
        Compilation compilation = CompilationHelper.Create(With(old, replacement));
        CompilationHelper.Run(compilation, out Compilation output);
        if (!replacement.Contains("this[int", StringComparison.Ordinal))
        {
            Assert.Empty(CompilationHelper.Diagnose(output));
        }

        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    [Theory]
    [InlineData("Dimensions = 100", "Dimensions = Unknown")]
    [InlineData("Dimensions = 100", "Dimension = 100")]
    [InlineData("Dimensions = 100", "Dimensions = \"100\"")]
    [InlineData("Dimensions = 100", "100")]
    [InlineData("sealed partial class", "partial struct")]
    [InlineData("using ModelGen;", "")]
    public async Task WhatDoesNotCompileHasTheCompilersErrorAlone(string old, string replacement)
    {
        CompilationHelper.Run(CompilationHelper.Create(With(old, replacement)), out Compilation output);
        Assert.NotEmpty(CompilationHelper.Diagnose(output));
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    private static string With(string old, string replacement) => With(Declarations.Words, old, replacement);

    private static string With(string source, string old, string replacement) => Declarations.With(source, old, replacement);
}
