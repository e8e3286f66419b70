using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class BlockDiagnosticsTests
{
    [Theory]
    [InlineData("Post", "OneNorm")]
    [InlineData("Deep", "TwoNorms")]
    [InlineData("Sandwich", "TwoNorms")]
    [InlineData("Output", "OneNorm")]
    public Task MG0190_ParallelNeedsPre(string placement, string parallel) => Squiggles.VerifyAsync(
        "MG0190",
        Declarations.Add($"[Residual([|Parallel = ParallelResidual.{parallel}|])]").Replace("NormPlacement.Pre", "NormPlacement." + placement, StringComparison.Ordinal),
        $"With NormPlacement.{placement} the feed-forward part cannot read what attention reads");

    [Theory]
    [InlineData("Residual", "Scale = 0")]
    [InlineData("Residual", "Scale = double.NaN")]
    [InlineData("Embedding", "ScaleFactor = -1")]
    [InlineData("Embedding", "ScaleFactor = double.PositiveInfinity")]
    [InlineData("Head", "Scale = 1e60")]
    [InlineData("Head", "LogitSoftCap = 0")]
    public Task MG0191_FactorOutOfRange(string attribute, string argument) => Squiggles.VerifyAsync(
        "MG0191", Declarations.Add($"[{attribute}({(attribute == "Head" ? "Head.LanguageModel, " : "")}[|{argument}|])]"), "give a finite number greater than 0");

    [Theory]
    [InlineData("Scale = 2")]
    [InlineData("LogitSoftCap = 30")]
    public Task MG0109_FactorsOfOtherHeads(string argument) => Squiggles.VerifyAsync(
        "MG0109", Declarations.With(Declarations.Encoder, "[Head(Head.Pooler)]", $"[Head(Head.Pooler, [|{argument}|])]"), "Pooler");
}
