using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class PositionBiasDiagnosticsTests
{
    [Fact]
    public Task MG0172_AlibiScaledWithoutAlibi() => Squiggles.VerifyAsync(
        "MG0172", Declarations.With("(PositionEncoding.Rotary)", "(PositionEncoding.Rotary, [|AlibiScaled = true|])"), "Remove AlibiScaled, or choose PositionEncoding.Alibi");

    [Theory]
    [InlineData("Alibi", "Buckets = 32")]
    [InlineData("None", "Buckets = 32")]
    [InlineData("Rotary", "MaxDistance = 128")]
    public Task MG0173_ArgumentWithoutBuckets(string kind, string argument) => Squiggles.VerifyAsync(
        "MG0173", Declarations.With("(PositionEncoding.Rotary)", $"(PositionEncoding.{kind}, [|{argument}|])"), "or choose PositionEncoding.RelativeBuckets");

    [Theory]
    [InlineData("1")]
    [InlineData("-3")]
    [InlineData("65537")]
    public Task MG0174_BucketsOutOfRange(string buckets) => Squiggles.VerifyAsync(
        "MG0174", Relative(Declarations.Tiny, $"[|Buckets = {buckets}|]"), $"Buckets = {buckets} is out of range: give a number from 2 to 65536");

    [Theory]
    [InlineData("2")]
    [InlineData("31")]
    public Task MG0174_BucketsOfTwoDirections(string buckets) => Squiggles.VerifyAsync(
        "MG0174", Relative(Declarations.Encoder, $"[|Buckets = {buckets}|]"), $"Buckets = {buckets} is out of range: give an even number from 4 to 65536");

    [Theory]
    [InlineData("[|MaxDistance = 16|]", "MaxDistance = 16 is out of range: give a distance from 17")]
    [InlineData("[|MaxDistance = -1|]", "MaxDistance = -1 is out of range")]
    [InlineData("[|MaxDistance = 65537|]", "to 65536")]
    [InlineData("[|Buckets = 300|]", "MaxDistance = 128 is out of range: give a distance from 151")]
    [InlineData("Buckets = 8, [|MaxDistance = 4|]", "MaxDistance = 4 is out of range: give a distance from 5")]
    public Task MG0175_MaxDistanceOutOfRange(string arguments, string advice) => Squiggles.VerifyAsync("MG0175", Relative(Declarations.Tiny, arguments), advice);

    [Theory]
    [InlineData("ShortFactors = [1, 1, 1, 1.5], [|LongFactors = [1, 2.5]|]", "LongFactors has 2 factors: give 4")]
    [InlineData("[|ShortFactors = []|], LongFactors = [1, 2, 3, 4]", "ShortFactors has 0 factors: give 4")]
    [InlineData("[|ShortFactors = null|], LongFactors = [1, 2, 3, 4]", "ShortFactors has 0 factors: give 4")]
    public Task MG0176_FactorsPerPair(string lists, string advice) => Squiggles.VerifyAsync("MG0176", LongRope(lists), advice);

    [Theory]
    [InlineData("ShortFactors = [1, 1, 1, 1.5], [|LongFactors = [1, 0, 2, 3]|]", "Number 2 of LongFactors, 0, is out of range")]
    [InlineData("[|ShortFactors = [1, 1, 1, -1.5]|], LongFactors = [1, 1, 2, 3]", "Number 4 of ShortFactors, -1.5, is out of range")]
    [InlineData("[|ShortFactors = [double.NaN, 1, 1, 1]|], LongFactors = [1, 1, 2, 3]", "Number 1 of ShortFactors, NaN, is out of range")]
    [InlineData("[|ShortFactors = [double.PositiveInfinity, 1, 1, 1]|], LongFactors = [1, 1, 2, 3]", "Number 1 of ShortFactors, Infinity, is out of range")]
    public Task MG0177_LongFactorOutOfRange(string lists, string advice) => Squiggles.VerifyAsync("MG0177", LongRope(lists), advice);

    [Theory]
    [InlineData("[[|RotaryScaling|](RotaryScaling.LongRope, OriginalContext = 64, ShortFactors = [1, 1, 1, 1.5])]", "MG0041", "Add LongFactors to [RotaryScaling]")]
    [InlineData("[RotaryScaling(RotaryScaling.LongRope, [|OriginalContext = 1|], ShortFactors = [1, 1, 1, 1.5], LongFactors = [1, 1, 2, 3])]", "MG0043", "a number of tokens from 2")]
    [InlineData("[RotaryScaling(RotaryScaling.LongRope, [|Factor = 4|], OriginalContext = 64, ShortFactors = [1, 1, 1, 1.5], LongFactors = [1, 1, 2, 3])]", "MG0042", "Remove Factor")]
    [InlineData("[RotaryScaling(RotaryScaling.Linear, Factor = 4, [|LongFactors = [1, 1, 2, 3]|])]", "MG0042", "Remove LongFactors")]
    [InlineData("[RotaryScaling(RotaryScaling.Linear, Factor = 4, [|Truncate = false|])]", "MG0042", "Remove Truncate")]
    [InlineData("[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64, [|MagnitudeScale = -1|])]", "MG0043", "MagnitudeScale = -1")]
    [InlineData("[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64, [|MagnitudeScaleAllDimensions = double.NaN|])]", "MG0043", "MagnitudeScaleAllDimensions = NaN")]
    public Task ArgumentsOfScalings(string attribute, string id, string advice) => Squiggles.VerifyAsync(id, Declarations.Add(attribute), advice);

    private static string LongRope(string lists) => Declarations.Add($"[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 64, {lists})]");

    private static string Relative(string source, string arguments) => Declarations
        .With(source, source == Declarations.Tiny ? "(PositionEncoding.Rotary)" : "(PositionEncoding.Learned)", $"(PositionEncoding.RelativeBuckets, {arguments})")
        .Replace("[Checkpoint(", "[TensorName(TensorRole.RelativeBias, \"bias\")]\n[Checkpoint(", StringComparison.Ordinal);
}
