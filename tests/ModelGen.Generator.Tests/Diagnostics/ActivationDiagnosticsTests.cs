using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class ActivationDiagnosticsTests
{
    [Theory]
    [InlineData("Limit = 0")]
    [InlineData("Limit = -7")]
    [InlineData("Limit = double.NaN")]
    [InlineData("Limit = double.PositiveInfinity")]
    [InlineData("SigmoidFactor = 0")]
    [InlineData("SigmoidFactor = double.NaN")]
    [InlineData("SigmoidFactor = 1e60")]
    public Task MG0191_FactorOutOfRange(string argument) => Squiggles.VerifyAsync("MG0191", Declare($"Activation.SwiGlu, [|{argument}|]"), "give a finite number greater than 0");

    [Theory]
    [InlineData("double.NaN")]
    [InlineData("double.NegativeInfinity")]
    [InlineData("-1e60")]
    public Task MG0343_OffsetOutOfRange(string offset) => Squiggles.VerifyAsync("MG0343", Declare($"Activation.GeGlu, [|UpOffset = {offset}|]"), "give a finite number");

    [Theory]
    [InlineData("Activation.Silu, [|Limit = 7|]", "choose a gated kind such as Activation.SwiGlu")]
    [InlineData("Activation.Gelu, [|UpOffset = 1|]", "choose a gated kind such as Activation.SwiGlu")]
    [InlineData("Activation.Custom, Method = nameof(Mish), [|Limit = 7|]", "add Gated = true")]
    [InlineData("Activation.Custom, Method = nameof(Mish), Gated = true, [|SigmoidFactor = 1.702|]", "choose Activation.Silu or Activation.SwiGlu")]
    [InlineData("Activation.GeGlu, [|SigmoidFactor = 1.702|]", "choose Activation.Silu or Activation.SwiGlu")]
    public Task MG0344_ArgumentNeedsKind(string arguments, string advice) => Squiggles.VerifyAsync("MG0344", Declare(arguments), advice);

    [Theory]
    [InlineData("Activation.Silu, SigmoidFactor = 1.702")]
    [InlineData("Activation.SwiGlu, UpOffset = -1")]
    [InlineData("Activation.ReGlu, Limit = 0.5")]
    [InlineData("Activation.Custom, Method = nameof(Mish), Gated = true, Limit = 7, UpOffset = 1")]
    public void Each_on_its_own(string arguments) => Assert.Empty(CompilationHelper.Diagnose(CompilationHelper.Create(Declare(arguments))));

    private static string Declare(string arguments) => Declarations.With("public int Answer() => 42;", "public int Answer() => 42; static void Mish(System.Span<float> x) { }")
        .Replace("Activation.SwiGlu", arguments, StringComparison.Ordinal);
}
