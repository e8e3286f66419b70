using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class BidirectionalLstmDiagnosticsTests
{
    private const string Lstm = "[BidirectionalLstm(Layers = 2, CellSize = 256, Projection = 96, CellClip = 3, ProjectionClip = 3, SkipConnections = true)]";

    [Fact]
    public Task MG0012_CharacterConvolutionMissing() => Squiggles.VerifyAsync(
        "MG0012",
        $"using ModelGen; {Lstm.Replace("[BidirectionalLstm", "[[|BidirectionalLstm|]", StringComparison.Ordinal)} partial class Elmo;",
        "Add [CharacterConvolution] to 'Elmo', for example [CharacterConvolution(CharacterSize = 16");

    [Fact]
    public Task MG0130_BidirectionalLstmMissing() => Squiggles.VerifyAsync(
        "MG0130",
        With(Lstm + "\n", "").Replace("[CharacterConvolution(", "[[|CharacterConvolution|](", StringComparison.Ordinal),
        "Add [BidirectionalLstm] to 'Elmo'");

    [Theory]
    [InlineData("Activation(Activation.SwiGlu)")]
    [InlineData("Checkpoint(Naming.Llama)")]
    [InlineData("Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 8, Heads = 1, FeedForward = 8, Vocabulary = 8, Context = 8)")]
    public Task MG0131_AttributeOfTransformer(string attribute) => Squiggles.VerifyAsync(
        "MG0131",
        With("public sealed partial", $"[{Mark(attribute.Split('(')[0])}({attribute.Split('(', 2)[1]}]\npublic sealed partial"),
        $"Remove [{attribute.Split('(')[0]}]: it belongs to [Transformer], and 'Elmo' is a bidirectional LSTM");

    [Theory]
    [InlineData("BidirectionalLstm", "Layers = 2, ", "")]
    [InlineData("BidirectionalLstm", "CellSize = 256, ", "")]
    [InlineData("BidirectionalLstm", "Projection = 96, ", "")]
    [InlineData("CharacterConvolution", "CharacterSize = 16, ", "")]
    [InlineData("CharacterConvolution", "FilterWidths = [1, 2, 3], ", "")]
    [InlineData("CharacterConvolution", "FilterCounts = [16, 32, 32], ", "")]
    public Task MG0132_ArgumentMissing(string attribute, string old, string replacement) => Squiggles.VerifyAsync(
        "MG0132",
        With(old, replacement).Replace($"[{attribute}(", $"[[|{attribute}|](", StringComparison.Ordinal),
        $"Add {old.Split(' ')[0]} to [{attribute}], for example ");

    [Theory]
    [InlineData("FilterWidths = [1, 2, 3]", "FilterWidths = []")]
    [InlineData("FilterCounts = [16, 32, 32]", "FilterCounts = new int[0]")]
    [InlineData("FilterCounts = [16, 32, 32]", "FilterCounts = null")]
    public Task MG0132_ListEmpty(string old, string replacement) => Squiggles.VerifyAsync("MG0132", With(old, Mark(replacement)), "Add Filter");

    [Theory]
    [InlineData("Layers = 2", "Layers = 0", "Layers = 0 is out of range: give a whole number from 1 to 1024")]
    [InlineData("CellSize = 256", "CellSize = -1", "1 to 1048576")]
    [InlineData("Projection = 96", "Projection = int.MaxValue", "1 to 1048576")]
    [InlineData("CharacterSize = 16", "CharacterSize = 0", "1 to 4096")]
    [InlineData("Highways = 1", "Highways = -1", "0 to 1024")]
    [InlineData("Highways = 1", "Vocabulary = 260", "261 to 65536")]
    [InlineData("Highways = 1", "MaximumCharacters = 2", "3 to 4096")]
    public Task MG0133_NumberOutOfRange(string old, string replacement, string advice) => Squiggles.VerifyAsync("MG0133", With(old, Mark(replacement)), advice);

    [Theory]
    [InlineData("CellClip = 3,", "CellClip = 0", "CellClip = 0 is out of range: give a number greater than 0, or leave it out")]
    [InlineData("CellClip = 3,", "CellClip = double.NaN", "CellClip = NaN")]
    [InlineData("ProjectionClip = 3,", "ProjectionClip = -3", "ProjectionClip = -3")]
    public Task MG0134_ClipOutOfRange(string old, string replacement, string advice) => Squiggles.VerifyAsync("MG0134", With(" " + old, $" {Mark(replacement)},"), advice);

    [Fact]
    public Task MG0135_FilterListsDiffer() => Squiggles.VerifyAsync(
        "MG0135",
        With("FilterCounts = [16, 32, 32]", Mark("FilterCounts = [16, 32]")),
        "Give as many FilterCounts as FilterWidths: there are 3 widths and 2 counts");

    [Theory]
    [InlineData("FilterWidths = [1, 2, 3]", "FilterWidths = [1, 2, 51]", "FilterWidths has 51, which is out of range: give whole numbers from 1 to 50")]
    [InlineData("FilterCounts = [16, 32, 32]", "FilterCounts = [16, 0, 32]", "FilterCounts has 0")]
    public Task MG0136_FilterOutOfRange(string old, string replacement, string advice) => Squiggles.VerifyAsync("MG0136", With(old, Mark(replacement)), advice);

    [Fact]
    public Task MG0137_TooManyFilters() => Squiggles.VerifyAsync(
        "MG0137",
        With("FilterCounts = [16, 32, 32]", Mark("FilterCounts = [1 << 20, 1, 1]")),
        "Give fewer filters: there can be 256 groups, and 1048576 filters");

    [Fact]
    public async Task MG0138_Hdf5Missing()
    {
        (string source, ImmutableArray<TextSpan> marks) = Squiggles.Parse(With("[BidirectionalLstm(", "[[|BidirectionalLstm|]("));
        CSharpCompilation compilation = CompilationHelper.Create(source).RemoveReferences(CompilationHelper.Hdf5);
        Diagnostic problem = Assert.Single(await Squiggles.VerifyAsync(compilation, source, marks));
        Assert.Equal("MG0138", problem.Id);
        Assert.Contains("Reference the package ModelGen.Hdf5", problem.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 2, 3]", "[1, Unknown, 3]")]
    [InlineData("[1, 2, 3]", "[1, 2.5, 3]")]
    [InlineData("Highways = 1", "Highway = 1")]
    public async Task WhatDoesNotCompileIsTheCompilersError(string old, string replacement) =>
        Assert.Empty(await CompilationHelper.AnalyzeAsync(CompilationHelper.Create(With(old, replacement))));

    private static string With(string old, string replacement) => Declarations.With(Declarations.Lstm, old, replacement);

    private static string Mark(string text) => $"[|{text}|]";
}
