using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class AttentionDiagnosticsTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-5.5", "-5.5")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    [InlineData("1e39", "1E+39")]
    public Task MG0170_SoftCapOutOfRange(string cap, string shown) => Squiggles.VerifyAsync(
        "MG0170", Declarations.Add($"[Attention([|LogitSoftCap = {cap}|])]"), $"LogitSoftCap = {shown} is out of range: give a number greater than 0");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-8", "-8")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("1e39", "1E+39")]
    public Task MG0327_ClipOutOfRange(string clip, string shown) => Squiggles.VerifyAsync(
        "MG0327", Declarations.Add($"[Attention([|ClipQueryKeyValue = {clip}|])]"), $"ClipQueryKeyValue = {shown} is out of range: give a number greater than 0");

    [Theory]
    [InlineData("Bias = true")]
    [InlineData("UnitOffset = true")]
    public Task MG0326_NormHasNoWeight(string argument) => Squiggles.VerifyAsync(
        "MG0326", Declarations.With("Norm.Rms, NormPlacement.Pre", $"Norm.Layer, NormPlacement.Pre, Weight = false, [|{argument}|]"), $"Remove {argument.Split(' ')[0]}, or Weight = false");

    [Theory]
    [InlineData("", "(PositionEncoding.Rotary)", "declare QueryKeyNorm:")]
    [InlineData("QueryKeyNorm = QueryKeyNorm.FullWidth, ", "(PositionEncoding.None)", "declare PositionEncoding.Rotary:")]
    public Task MG0171_NormAfterRotaryWithoutParts(string norm, string position, string advice) => Squiggles.VerifyAsync(
        "MG0171",
        Declarations.With(Declarations.Add($"[Attention({norm}[|QueryKeyNormAfterRotary = true|])]"), "(PositionEncoding.Rotary)", position),
        "Remove QueryKeyNormAfterRotary, or " + advice);
}
