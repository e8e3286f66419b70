using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class EncoderDiagnosticsTests
{
    private const string Pooler = "[Head(Head.Pooler)]";

    [Theory]
    [InlineData("-1")]
    [InlineData("65537")]
    public Task MG0100_TokenTypesOutOfRange(string value) => Squiggles.VerifyAsync(
        "MG0100", With("TokenTypes = 2", $"[|TokenTypes = {value}|]"), $"TokenTypes = {value} is out of range: give a whole number from 0 to 65536");

    [Fact]
    public Task MG0101_TokenTypesWithoutEncoder() => Squiggles.VerifyAsync(
        "MG0101", Declarations.Add("[Embedding([|TokenTypes = 2|])]"), "Remove TokenTypes, or choose Structure.Encoder");

    [Theory]
    [InlineData("Rotary")]
    [InlineData("None")]
    public Task MG0102_OffsetWithoutLearned(string encoding) => Squiggles.VerifyAsync(
        "MG0102", Declarations.With("(PositionEncoding.Rotary)", $"(PositionEncoding.{encoding}, [|Offset = 2|])"), "Remove Offset, or choose PositionEncoding.Learned or PositionEncoding.Sinusoidal");

    [Theory]
    [InlineData("-1")]
    [InlineData("65537")]
    public Task MG0103_OffsetOutOfRange(string value) => Squiggles.VerifyAsync(
        "MG0103", With("(PositionEncoding.Learned)", $"(PositionEncoding.Learned, [|Offset = {value}|])"), $"Offset = {value} is out of range: give a whole number from 0 to 65536");

    [Theory]
    [InlineData("Pooler")]
    [InlineData("MaskedLanguageModel")]
    [InlineData("None")]
    public Task MG0105_HeadOfAnEncoder(string head) => Squiggles.VerifyAsync(
        "MG0105", Declarations.Add($"[Head([|Head.{head}|])]"), $"Head.{head} is for encoders, decoders have Head.LanguageModel");

    [Theory]
    [InlineData("[Head([|Head.TokenClassifier|], Classes = 2)]", "Remove Head.TokenClassifier or Head.MaskedLanguageModel")]
    [InlineData("[Head([|Head.Pooler|])]", "Remove Head.Pooler or Head.Pooler")]
    [InlineData("[Head([|Head.None|])]", "Remove Head.None or Head.Pooler")]
    public Task MG0106_HeadsExcludeEachOther(string head, string advice) =>
        Squiggles.VerifyAsync("MG0106", With("[Checkpoint(", head + "\n[Checkpoint("), advice);

    [Theory]
    [InlineData("SequenceClassifier")]
    [InlineData("TokenClassifier")]
    public Task MG0107_ClassesMissing(string head) => Squiggles.VerifyAsync(
        "MG0107", With("[Head(Head.MaskedLanguageModel, Tied = true)]", $"[[|Head|](Head.{head})]"), $"Add Classes to [Head(Head.{head})], for example Classes = 3");

    [Theory]
    [InlineData("0")]
    [InlineData("16777217")]
    public Task MG0108_ClassesOutOfRange(string value) => Squiggles.VerifyAsync(
        "MG0108",
        With("[Head(Head.MaskedLanguageModel, Tied = true)]", $"[Head(Head.TokenClassifier, [|Classes = {value}|])]"),
        $"Classes = {value} is out of range: give a whole number from 1 to 16777216");

    [Theory]
    [InlineData(Pooler, "[Head(Head.Pooler, [|Tied = true|])]", "Remove Tied: Head.Pooler has none")]
    [InlineData(Pooler, "[Head(Head.Pooler, [|Classes = 2|])]", "Remove Classes: Head.Pooler has none")]
    [InlineData(Pooler, "[Head(Head.Pooler, Dense = false, [|Activation = Activation.Relu|])]", "Remove Activation: Head.Pooler with Dense = false has none")]
    [InlineData("Head.MaskedLanguageModel, Tied = true", "Head.MaskedLanguageModel, [|Pooling = TextPooling.Mean|]", "Remove Pooling: Head.MaskedLanguageModel has none")]
    [InlineData("Head.MaskedLanguageModel, Tied = true", "Head.MaskedLanguageModel, [|Dense = false|]", "Remove Dense: Head.MaskedLanguageModel has none")]
    public Task MG0109_HeadLacksArgument(string old, string replacement, string advice) => Squiggles.VerifyAsync("MG0109", With(old, replacement), advice);

    [Theory]
    [InlineData("SwiGlu")]
    [InlineData("Custom")]
    public Task MG0110_PoolerActivation(string activation) => Squiggles.VerifyAsync(
        "MG0110", With(Pooler, $"[Head(Head.Pooler, [|Activation = Activation.{activation}|])]"), $"as Activation.{activation} wants");

    [Theory]
    [InlineData(Pooler, Pooler)]
    [InlineData("[Head(Head.NextSentence)]", "")]
    [InlineData("Head.MaskedLanguageModel, Tied = true", "Head.MaskedLanguageModel, Bias = false")]
    [InlineData("Head.MaskedLanguageModel, Tied = true", "Head.MaskedLanguageModel, Tied = true, Bias = false")]
    [InlineData("Head.MaskedLanguageModel, Tied = true", "Head.TokenClassifier, Classes = 7")]
    [InlineData("Head.MaskedLanguageModel, Tied = true", "Head.SequenceClassifier, Classes = 7")]
    [InlineData("Head.MaskedLanguageModel, Tied = true", "Head.LanguageModel")]
    [InlineData("[Head(Head.Pooler)]", "[Head(Head.Pooler, Pooling = TextPooling.Mean, Activation = Activation.Silu)]")]
    [InlineData("[Head(Head.Pooler)]", "[Head(Head.Pooler, Pooling = TextPooling.LastToken, Dense = false)]")]
    [InlineData(", TokenTypes = 2", "")]
    [InlineData("(PositionEncoding.Learned)", "(PositionEncoding.Learned, Offset = 2)")]
    [InlineData("(PositionEncoding.Learned)", "(PositionEncoding.Rotary)")]
    [InlineData("(PositionEncoding.Learned)", "(PositionEncoding.None)")]
    [InlineData("Activation.Gelu", "Activation.Tanh")]
    public async Task EncodersWithoutErrorsCompile(string old, string replacement)
    {
        CompilationHelper.Run(CompilationHelper.Create(With(old, replacement)), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        Assert.Empty(await CompilationHelper.AnalyzeAsync(output));
    }

    [Fact]
    public void ADecoderMayHavePostNorm()
    {
        string source = Declarations.With(Declarations.With("(PositionEncoding.Rotary)", "(PositionEncoding.None)"), "NormPlacement.Pre", "NormPlacement.Post");
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    [Fact]
    public void AnEncoderWithErrorsIsAnEncoderStill()
    {
        string source = With("TokenTypes = 2", "TokenTypes = -1")
            + "public static class Use { public static System.ReadOnlySpan<float> Run(Reader model) => model.CreateSession(8).Encode(new[] { 1, 2 }); public static IEncoder AsEncoder(Reader model) => model; }";
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    private static string With(string old, string replacement) => Declarations.With(Declarations.Encoder, old, replacement);
}
