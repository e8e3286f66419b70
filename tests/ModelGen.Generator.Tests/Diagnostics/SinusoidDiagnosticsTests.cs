using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class SinusoidDiagnosticsTests
{
    [Theory]
    [InlineData("SinusoidLayout = SinusoidLayout.Interleaved")]
    [InlineData("SinusoidSpacing = SinusoidSpacing.Inclusive")]
    public Task MG0150_ArgumentWithoutSinusoids(string argument) => Squiggles.VerifyAsync(
        "MG0150", Declarations.With("(PositionEncoding.Rotary)", $"(PositionEncoding.Rotary, [|{argument}|])"), "or choose PositionEncoding.Sinusoidal");

    [Theory]
    [InlineData("63", "3", "", "2")]
    [InlineData("2", "1", ", SinusoidSpacing = SinusoidSpacing.Inclusive", "4")]
    public Task MG0151_SinusoidsNeedPairs(string hidden, string heads, string spacing, string least) => Squiggles.VerifyAsync(
        "MG0151",
        Sinusoidal(spacing).Replace("Hidden = 64, Heads = 4", $"[|Hidden = {hidden}|], Heads = {heads}", StringComparison.Ordinal),
        $"Hidden = {hidden} does not hold pairs of sines and cosines: give an even number of at least {least}");

    [Theory]
    [InlineData("[|Size = 33|]", "Size = 33")]
    [InlineData("[|Size = 33|], Projection = EmbeddingProjection.BeforeNorm", "Size = 33")]
    public Task MG0151_SinusoidsOfAnEmbeddingOfAnotherSize(string size, string shown) => Squiggles.VerifyAsync(
        "MG0151", Sinusoidal("").Replace("TokenTypes = 2", "TokenTypes = 2, " + size, StringComparison.Ordinal), shown + " does not hold pairs");

    [Theory]
    [InlineData("")]
    [InlineData(", Offset = 2")]
    [InlineData(", SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive")]
    public void SinusoidsWithoutErrorsCompile(string arguments)
    {
        CompilationHelper.Run(CompilationHelper.Create(Sinusoidal(arguments)), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    private static string Sinusoidal(string arguments) =>
        Declarations.With(Declarations.Encoder, "(PositionEncoding.Learned)", $"(PositionEncoding.Sinusoidal{arguments})").Replace("TokenTypes = 2", "TokenTypes = 2, Scale = EmbeddingScale.SqrtHidden", StringComparison.Ordinal);
}
