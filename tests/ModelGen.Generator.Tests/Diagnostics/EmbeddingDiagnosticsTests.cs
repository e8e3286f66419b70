using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class EmbeddingDiagnosticsTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1048577")]
    public Task MG0364_EmbeddingSizeOutOfRange(string size) => Squiggles.VerifyAsync(
        "MG0364", Declarations.Add($"[Embedding([|Size = {size}|], ProjectionBias = true)]"), $"Size = {size} is out of range: give the number of columns of the table, from 1 to 1048576");

    [Theory]
    [InlineData("", "ProjectionBias = true")]
    [InlineData("", "Projection = EmbeddingProjection.First")]
    [InlineData("Size = 64, ", "ProjectionBias = true")]
    public Task MG0365_ProjectionWithoutSize(string size, string argument) => Squiggles.VerifyAsync(
        "MG0365", Declarations.Add($"[Embedding({size}[|{argument}|])]"), "or give Size another number than Hidden");

    [Theory]
    [InlineData("Size = 32, [|Projection = (EmbeddingProjection)3|]")]
    public Task MG0013_Projection(string arguments) => Squiggles.VerifyAsync("MG0013", Declarations.Add($"[Embedding({arguments})]"), "EmbeddingProjection.Last");

    [Fact]
    public Task MG0070_ProjectionWithoutName() => Squiggles.VerifyAsync(
        "MG0070",
        Declarations.Add("[Embedding(Size = 32)]\n[Head(Head.LanguageModel, Tied = true)]").Replace("(Naming.Llama)", "([|Naming.Llama|])", StringComparison.Ordinal),
        "EmbeddingProjection, HeadTransform");
}
