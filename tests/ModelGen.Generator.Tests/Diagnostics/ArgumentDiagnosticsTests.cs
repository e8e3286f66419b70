using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class ArgumentDiagnosticsTests
{
    private const string Rotary = "(PositionEncoding.Rotary)";

    [Theory]
    [InlineData("Layers = 5, ")]
    [InlineData("Hidden = 64, ")]
    [InlineData(" Heads = 8,")]
    [InlineData("FeedForward = 172, ")]
    [InlineData("Vocabulary = 512, ")]
    [InlineData(", Context = 512")]
    public Task MG0020_SizeMissing(string size) => Squiggles.VerifyAsync(
        "MG0020",
        Declarations.With(Declarations.With("[Transformer(", "[[|Transformer|]("), size, string.Empty),
        $"Add {size.Split('=')[0].Trim(' ', ',')} to [Transformer], for example ");

    [Theory]
    [InlineData("Layers = 5", "Layers = 0", "Layers = 0 is out of range: give a whole number from 1 to 1024")]
    [InlineData("Layers = 5", "Layers = 1025", "1 to 1024")]
    [InlineData("Hidden = 64", "Hidden = -64", "Hidden = -64 is out of range: give a whole number from 1 to 1048576")]
    [InlineData("Hidden = 64", "Hidden = 1048577", "1 to 1048576")]
    [InlineData(" Heads = 8", " Heads = 0", "1 to 65536")]
    [InlineData("KeyValueHeads = 4", "KeyValueHeads = 0", "1 to 65536")]
    [InlineData("KeyValueHeads = 4", "HeadSize = 0", "1 to 16384")]
    [InlineData("KeyValueHeads = 4", "HeadSize = int.MinValue", "1 to 16384")]
    [InlineData("FeedForward = 172", "FeedForward = -1", "1 to 16777216")]
    [InlineData("Vocabulary = 512", "Vocabulary = int.MaxValue", "1 to 16777216")]
    [InlineData("Context = 512", "Context = 0", "1 to 16777216")]
    public Task MG0021_SizeOutOfRange(string old, string replacement, string advice) =>
        Squiggles.VerifyAsync("MG0021", Declarations.With(old, Mark(replacement)), advice);

    [Theory]
    [InlineData("KeyValueHeads = 3", "Choose KeyValueHeads that divides Heads = 8: 3 key/value heads")]
    [InlineData("KeyValueHeads = 16", "Choose KeyValueHeads that divides Heads = 8")]
    public Task MG0022_KeyValueHeadsDoNotDivideHeads(string argument, string advice) =>
        Squiggles.VerifyAsync("MG0022", Declarations.With("KeyValueHeads = 4", Mark(argument)), advice);

    [Fact]
    public Task MG0023_HeadsDoNotDivideHidden() => Squiggles.VerifyAsync(
        "MG0023",
        Declarations.With(" Heads = 8, KeyValueHeads = 4", " [|Heads = 12|], KeyValueHeads = 4"),
        "Choose Heads that divides Hidden = 64, or set HeadSize");

    [Fact]
    public Task MG0024_HeadsTooWide() => Squiggles.VerifyAsync(
        "MG0024",
        Declarations.With(" Heads = 8, KeyValueHeads = 4", " Heads = 65536, [|HeadSize = 16384|]"),
        "Heads × HeadSize = 1073741824 is out of range: choose a HeadSize");

    [Theory]
    [InlineData("Base = 10_000")]
    [InlineData("Pairing = RotaryPairing.HalfSplit")]
    [InlineData("RotaryFraction = 0.5")]
    [InlineData("Streams = 1")]
    [InlineData("HalfPrecisionFrequencies = true")]
    public Task MG0030_RotaryArgumentWithoutRotary(string argument) => Squiggles.VerifyAsync(
        "MG0030",
        Declarations.With(Rotary, $"(PositionEncoding.None, [|{argument}|])"),
        $"Remove {argument.Split(' ')[0]}, or choose PositionEncoding.Rotary");

    [Theory]
    [InlineData("1", "Base = 1 is")]
    [InlineData("-10_000", "Base = -10000 is")]
    [InlineData("double.NaN", "Base = NaN is")]
    [InlineData("1 / 0.0", "Base = Infinity is")]
    public Task MG0031_BaseOutOfRange(string value, string advice) =>
        Squiggles.VerifyAsync("MG0031", WithRotary("Base = " + value), advice + " out of range: give a number greater than 1");

    [Theory]
    [InlineData("0", "RotaryFraction = 0 is")]
    [InlineData("1.5", "RotaryFraction = 1.5 is")]
    [InlineData("-0.25", "RotaryFraction = -0.25 is")]
    [InlineData("double.NaN", "RotaryFraction = NaN is")]
    public Task MG0032_RotaryFractionOutOfRange(string value, string advice) =>
        Squiggles.VerifyAsync("MG0032", WithRotary("RotaryFraction = " + value), advice + " out of range: give a number above 0 and at most 1");

    [Theory]
    [InlineData("0.4", "now it is 3 of each head's 8")]
    [InlineData("0.01", "now it is 0 of each head's 8")]
    public Task MG0033_RotarySizeOdd(string fraction, string advice) => Squiggles.VerifyAsync("MG0033", WithRotary("RotaryFraction = " + fraction), advice);

    [Theory]
    [InlineData("KeyValueHeads = 4", "[|HeadSize = 7|]", "Choose HeadSize so that")]
    [InlineData(" Heads = 8, KeyValueHeads = 4", " [|Heads = 64|]", "Choose Heads so that an even number of floats rotates, 2 at least")]
    public Task MG0033_HeadSizeOdd(string old, string replacement, string advice) =>
        Squiggles.VerifyAsync("MG0033", Declarations.With(old, replacement), advice);

    [Fact]
    public Task MG0040_ScalingWithoutRotary() => Squiggles.VerifyAsync(
        "MG0040",
        Declarations.With(Declarations.Add("[[|RotaryScaling|](RotaryScaling.Linear, Factor = 0)]"), Rotary, "(PositionEncoding.None)"),
        "Remove [RotaryScaling]");

    [Theory]
    [InlineData("Linear", "", "Add Factor to [RotaryScaling], for example Factor = 8: RotaryScaling.Linear needs it")]
    [InlineData("DynamicNtk", ", Factor = 2", "Add OriginalContext to [RotaryScaling], for example OriginalContext = 8192")]
    [InlineData("Llama3", ", Factor = 2", "Add OriginalContext")]
    [InlineData("Yarn", ", OriginalContext = 64", "Add Factor")]
    public Task MG0041_ScalingArgumentMissing(string kind, string arguments, string advice) =>
        Squiggles.VerifyAsync("MG0041", Declarations.Add($"[[|RotaryScaling|](RotaryScaling.{kind}{arguments})]"), advice);

    [Theory]
    [InlineData("Linear, Factor = 2, [|OriginalContext = 64|]", "Remove OriginalContext: RotaryScaling.Linear does not have it")]
    [InlineData("DynamicNtk, Factor = 2, OriginalContext = 64, [|BetaFast = 32|]", "Remove BetaFast")]
    [InlineData("Llama3, Factor = 2, OriginalContext = 64, [|AttentionFactor = 1|]", "Remove AttentionFactor")]
    [InlineData("Yarn, Factor = 2, OriginalContext = 64, [|LowFrequencyFactor = 1|]", "Remove LowFrequencyFactor")]
    public Task MG0042_ScalingArgumentUnused(string arguments, string advice) => Squiggles.VerifyAsync("MG0042", WithScaling(arguments), advice);

    [Theory]
    [InlineData("Linear, [|Factor = 0.5|]", "Factor = 0.5 is out of range: give a number of at least 1")]
    [InlineData("Linear, [|Factor = double.PositiveInfinity|]", "Factor = Infinity is out of range")]
    [InlineData("DynamicNtk, Factor = 2, [|OriginalContext = 0|]", "OriginalContext = 0 is out of range: give a number of tokens from 1 to 16777216")]
    [InlineData("Llama3, Factor = 2, OriginalContext = 64, [|LowFrequencyFactor = 0|]", "give a number greater than 0")]
    [InlineData("Llama3, Factor = 2, OriginalContext = 64, [|HighFrequencyFactor = -4|]", "give a number greater than 0")]
    [InlineData("Yarn, Factor = 2, OriginalContext = 64, [|BetaFast = double.NaN|]", "give a number greater than 0")]
    [InlineData("Yarn, Factor = 2, OriginalContext = 64, [|BetaSlow = 0|]", "give a number greater than 0")]
    [InlineData("Yarn, Factor = 2, OriginalContext = 64, [|AttentionFactor = -1|]", "give a number greater than 0, or 0 for")]
    public Task MG0043_ScalingArgumentOutOfRange(string arguments, string advice) => Squiggles.VerifyAsync("MG0043", WithScaling(arguments), advice);

    [Theory]
    [InlineData("Llama3", "LowFrequencyFactor = 4, [|HighFrequencyFactor = 1|]", "Choose HighFrequencyFactor = 1 greater than LowFrequencyFactor = 4")]
    [InlineData("Llama3", "[|LowFrequencyFactor = 4|]", "Choose HighFrequencyFactor = 4 greater than LowFrequencyFactor = 4")]
    [InlineData("Yarn", "[|BetaFast = 0.5|]", "Choose BetaFast = 0.5 greater than BetaSlow = 1")]
    [InlineData("Yarn", "[|BetaSlow = 64|]", "Choose BetaFast = 32 greater than BetaSlow = 64")]
    public Task MG0044_ScalingBoundsReversed(string kind, string bounds, string advice) =>
        Squiggles.VerifyAsync("MG0044", WithScaling($"{kind}, Factor = 2, OriginalContext = 64, {bounds}"), advice);

    [Fact]
    public Task MG0050_WindowOutOfRange() =>
        Squiggles.VerifyAsync("MG0050", Declarations.Add("[Attention([|Window = -1|])]"), "Window = -1 is out of range: give the number of positions");

    [Theory]
    [InlineData("0")]
    [InlineData("-0.125")]
    [InlineData("double.NaN")]
    [InlineData("1e-60")]
    [InlineData("1e60")]
    public Task MG0051_ScaleOutOfRange(string scale) =>
        Squiggles.VerifyAsync("MG0051", Declarations.Add($"[Attention([|Scale = {scale}|])]"), "out of range: give a number greater than 0, or leave it out");

    [Theory]
    [InlineData("0")]
    [InlineData("-1e-5")]
    [InlineData("1")]
    [InlineData("double.NaN")]
    [InlineData("1e-60")]
    public Task MG0060_EpsilonOutOfRange(string epsilon) => Squiggles.VerifyAsync(
        "MG0060",
        Declarations.With("NormPlacement.Pre", $"NormPlacement.Pre, [|Epsilon = {epsilon}|]"),
        "give a number above 0 and below 1");

    [Fact]
    public Task MG0061_NormHasNoBias() => Squiggles.VerifyAsync(
        "MG0061",
        Declarations.With("NormPlacement.Pre", "NormPlacement.Pre, [|Bias = true|]"),
        "Remove Bias, or choose Norm.Layer");

    [Theory]
    [InlineData("Naming.Bloom", "[Activation(Activation.SwiGlu)]", "no name for Gate")]
    [InlineData("Naming.Llama", "[Embedding(Normalized = true)]\n[Activation(Activation.SwiGlu)]", "no name for EmbeddingNorm")]
    public Task MG0070_NamingLacksPart(string naming, string activation, string advice) => Squiggles.VerifyAsync(
        "MG0070",
        Declarations.With(Declarations.With("Naming.Llama", $"[|{naming}|]"), "[Activation(Activation.SwiGlu)]", activation),
        advice);

    [Theory]
    [InlineData("KeyValueHeads = 4", "leave KeyValueHeads out")]
    [InlineData("Context = 512", "give all three a bias")]
    public Task MG0071_FusedProjections(string sizes, string advice)
    {
        string source = Declarations.With(Declarations.With("Naming.Llama", "[|Naming.Bloom|]"), "[Activation(Activation.SwiGlu)]", "[Attention(Bias = Projections.Query)]\n[Activation(Activation.Gelu)]");
        string heads = sizes.StartsWith("Key", StringComparison.Ordinal) ? source : Declarations.With(source, ", KeyValueHeads = 4", "");
        return Squiggles.VerifyAsync("MG0071", heads, advice);
    }

    private static string Mark(string argument)
    {
        string text = argument.TrimStart();
        return argument.Replace(text, $"[|{text}|]", StringComparison.Ordinal);
    }

    private static string WithRotary(string argument) => Declarations.With(Rotary, $"(PositionEncoding.Rotary, [|{argument}|])");

    private static string WithScaling(string arguments) => Declarations.Add($"[RotaryScaling(RotaryScaling.{arguments})]");
}
