using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Pipeline;

/// <summary>A wrong declaration leaves the code that uses the class without errors of its own.</summary>
public sealed class SkeletonTests
{
    private const string User = """
        static class User
        {
            static int Run(Stories.Tiny second)
            {
                using Stories.Tiny model = Stories.Tiny.Load("path");
                using var random = Stories.Tiny.CreateRandom(seed: 1);
                using var session = model.CreateSession(capacity: 8);
                using var batch = second.CreateBatch(tokens: 8);
                ModelGen.IDecoder decoder = random;
                return session.Forward([1, 2]).Length + Stories.Tiny.Manifest.Layers + decoder.Manifest.Hidden + model.Answer();
            }
        }
        """;

    [Theory]
    [InlineData("Layers = 5", "Layers = 0")]
    [InlineData("Layers = 5, ", "")]
    [InlineData("KeyValueHeads = 4", "KeyValueHeads = 3")]
    [InlineData("[Checkpoint(Naming.Llama)]", "")]
    [InlineData("public sealed partial", "public abstract partial")]
    [InlineData("partial class", "partial record")]
    public void UserCodeHasNoErrorsOfItsOwn(string old, string replacement)
    {
        CompilationHelper.Run(CompilationHelper.Create(Declarations.With(old, replacement), User), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    [Fact]
    public void PrefixDecodersKeepTheirOwnSessions()
    {
        const string PrefixUser = """
            static class User
            {
                static int Run(Stories.Tiny model)
                {
                    using var session = model.CreateSession(capacity: 8, prefix: 4);
                    ModelGen.IDecoder decoder = model;
                    return session.Prefix([1, 2]).Length + decoder.CreateSession(8).Position;
                }
            }
            """;
        foreach (string layers in new[] { "Layers = 5", "Layers = 0" })
        {
            string source = Declarations.With(Declarations.With("Layers = 5", layers), "Structure.CausalDecoder", "Structure.PrefixDecoder");
            CompilationHelper.Run(CompilationHelper.Create(source, PrefixUser), out Compilation output);
            Assert.Empty(CompilationHelper.Diagnose(output));
        }
    }

    [Theory]
    [InlineData("Layers = 2", "Layers = 0")]
    [InlineData("FilterWidths = [1, 2, 3], ", "")]
    [InlineData("[16, 32, 32]", "[16, 32]")]
    [InlineData("[BidirectionalLstm(", "[Checkpoint(Naming.Llama)][BidirectionalLstm(")]
    [InlineData("public sealed partial", "public abstract partial")]
    public void UserCodeOfALstmHasNoErrorsOfItsOwn(string old, string replacement)
    {
        const string UserOfLstm = """
            static class User
            {
                static int Run()
                {
                    using Stories.Elmo model = Stories.Elmo.Load("path");
                    using ModelGen.IWordEmbedder random = Stories.Elmo.CreateRandom(seed: 1);
                    using var session = model.CreateSession(capacity: 8);
                    using var other = random.CreateSession(8, sentences: 2, stateful: true);
                    return session.Embed("one", "two").All.Length + Stories.Elmo.Manifest.Layers + model.Answer();
                }
            }
            """;
        string source = Declarations.With(Declarations.Lstm, old, replacement);
        CompilationHelper.Run(CompilationHelper.Create(source, UserOfLstm), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    [Theory]
    [InlineData("Layers = 5", "Layers = Unknown", "CS0103")]
    [InlineData("Layers = 5", "Layer = 5", "CS0246")]
    [InlineData("[Normalization(", "[Normalisation(", "CS0246", "CS0246")]
    [InlineData("NormPlacement.Pre", "NormPlacement.Before", "CS0117")]
    public void WhatDoesNotCompileIsNotFollowedByMore(string old, string replacement, params string[] expected)
    {
        CompilationHelper.Run(CompilationHelper.Create(Declarations.With(old, replacement), User), out Compilation output);
        Assert.Equal(expected, CompilationHelper.Diagnose(output).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void GenericClassesAndContainersHaveOne()
    {
        string source = Declarations.With("partial class Tiny", "partial class Tiny<T>")
            + "partial interface Models<TKey, TValue> {" + Declarations.Tiny.Split("namespace Stories;")[1] + "}";
        GeneratorDriver driver = CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        Assert.Equal(["Stories.Models`2.Tiny.g.cs", "Stories.Tiny`1.g.cs"], CompilationHelper.Sources(driver).Select(file => file.HintName));
    }

    [Fact]
    public void TakenNamesAreLeftOut()
    {
        string source = Declarations.With("public int Answer", "public void Dispose() { }\n    public int Manifest { get; set; }\n    public int Answer");
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    [Theory]
    [InlineData("public sealed partial", "public sealed")]
    [InlineData("public sealed partial", "public static partial")]
    [InlineData("public sealed partial", "file sealed partial")]
    public void ClassesThatCannotHaveAnotherPartHaveNone(string old, string replacement) =>
        Assert.Empty(CompilationHelper.Sources(CompilationHelper.Run(CompilationHelper.Create(Declarations.With(old, replacement)))));

    [Fact]
    public void LanguagesThatCannotReadItHaveNone() =>
        Assert.Empty(CompilationHelper.Sources(CompilationHelper.Run(CompilationHelper.Create(LanguageVersion.CSharp9, Declarations.Tiny))));

    [Fact]
    public void ItsMembersNameTheErrors()
    {
        Compilation compilation = CompilationHelper.Create(Declarations.With("Layers = 5", "Layers = 0"));
        string text = Assert.Single(CompilationHelper.Sources(CompilationHelper.Run(compilation))).SourceText.ToString();
        Assert.Contains("Tiny has no forward pass, because its declaration has errors: MG0021.", text, StringComparison.Ordinal);
    }
}
