using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>What can be wrong with a prefix decoder that fills blanks, and with the axes that GLM brings.</summary>
public sealed class PrefixDiagnosticsTests
{
    private const string Blanks = "[BlankFilling(Start = 4, Mask = 1, GenerationMask = 2)]";
    private const string Rotary = "(PositionEncoding.Rotary)";

    [Fact]
    public Task MG0080_BlanksWithoutPrefix() =>
        Squiggles.VerifyAsync("MG0080", Declarations.Add("[[|BlankFilling|](GenerationMask = 900)]"), "Declare Structure.PrefixDecoder, or remove [BlankFilling]");

    [Theory]
    [InlineData("Mask = 1", "Add Start to [BlankFilling], for example Start = 130004")]
    [InlineData("Start = 1", "Add GenerationMask to [BlankFilling], for example GenerationMask = 130001")]
    [InlineData("Start = 1, Mask = -1", "Add GenerationMask")]
    public Task MG0081_BlankTokenMissing(string arguments, string advice) => Squiggles.VerifyAsync("MG0081", Prefix($"[[|BlankFilling|]({arguments})]"), advice);

    [Theory]
    [InlineData("[|Start = 512|], Mask = 1", "Start = 512 is out of range: give a token id from 0 to 511")]
    [InlineData("[|Start = -1|], Mask = 1", "from 0 to 511")]
    [InlineData("Start = 1, [|Mask = -2|], GenerationMask = 3", "Mask = -2 is out of range")]
    [InlineData("Start = 1, [|GenerationMask = int.MaxValue|]", "GenerationMask = 2147483647")]
    public Task MG0082_BlankTokenOutOfRange(string arguments, string advice) => Squiggles.VerifyAsync("MG0082", Prefix($"[BlankFilling({arguments})]"), advice);

    [Theory]
    [InlineData("Start = 1, [|Mask = 1|]", "Mask and Start are both 1: give each")]
    [InlineData("Start = 1, Mask = 2, [|SentenceMask = 2|], GenerationMask = 3", "SentenceMask and Mask are both 2")]
    public Task MG0083_BlankTokensEqual(string arguments, string advice) => Squiggles.VerifyAsync("MG0083", Prefix($"[BlankFilling({arguments})]"), advice);

    [Theory]
    [InlineData("GenerationFirst = true")]
    [InlineData("GenerationRunsOn = false")]
    public Task MG0084_GenerationWithoutMask(string argument) => Squiggles.VerifyAsync(
        "MG0084",
        Prefix($"[BlankFilling(Start = 1, Mask = 2, [|{argument}|])]"),
        $"Remove {argument.Split(' ')[0]}, or add GenerationMask");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public Task MG0085_StreamsOutOfRange(int streams) => Squiggles.VerifyAsync(
        "MG0085",
        Declarations.With(Prefix(Blanks), Rotary, $"(PositionEncoding.Rotary, [|Streams = {streams}|])"),
        $"Streams = {streams} is out of range: give 1");

    [Theory]
    [InlineData("Structure.CausalDecoder")]
    [InlineData("Structure.PrefixDecoder")]
    public Task MG0086_StreamsWithoutBlanks(string structure) => Squiggles.VerifyAsync(
        "MG0086",
        Declarations.With(Declarations.With("Structure.CausalDecoder", structure), Rotary, "(PositionEncoding.Rotary, [|Streams = 2|])"),
        "Add [BlankFilling], or remove Streams");

    [Theory]
    [InlineData("KeyValueHeads = 4", "[|HeadSize = 6|]", "Choose HeadSize so that a multiple of four floats rotates")]
    [InlineData(" Heads = 8, KeyValueHeads = 4", " [|Heads = 32|]", "now it is 2 of each head's 2")]
    public Task MG0087_RotarySizeNotInFours(string old, string replacement, string advice)
    {
        string source = Declarations.With(Prefix(Blanks), Rotary, "(PositionEncoding.Rotary, Streams = 2)");
        return Squiggles.VerifyAsync("MG0087", Declarations.With(source, old, replacement), advice);
    }

    [Theory]
    [InlineData("Streams = 2")]
    [InlineData("HalfPrecisionFrequencies = true")]
    public Task MG0088_ScalingStandsAlone(string argument)
    {
        string source = Declarations.With(Prefix(Blanks + "\n[[|RotaryScaling|](RotaryScaling.Linear, Factor = 2)]"), Rotary, $"(PositionEncoding.Rotary, {argument})");
        return Squiggles.VerifyAsync("MG0088", source, $"Remove [RotaryScaling], or {argument.Split(' ')[0]}");
    }

    [Fact]
    public Task MG0089_AlphaWithoutDeep() =>
        Squiggles.VerifyAsync("MG0089", Declarations.Add("[Residual([|Alpha = -7|])]"), "Remove Alpha, or choose NormPlacement.Deep");

    [Theory]
    [InlineData("0")]
    [InlineData("-2.5")]
    [InlineData("double.NaN")]
    [InlineData("1e60")]
    public Task MG0090_AlphaOutOfRange(string alpha) => Squiggles.VerifyAsync(
        "MG0090",
        Declarations.With(Declarations.Add($"[Residual([|Alpha = {alpha}|])]"), "NormPlacement.Pre", "NormPlacement.Deep"),
        "is out of range: give a number greater than 0");

    [Fact]
    public Task MG0091_WindowWithPrefix() => Squiggles.VerifyAsync("MG0091", Prefix("[Attention([|Window = 8|])]"), "Remove Window");

    [Theory]
    [InlineData("Structure.CausalDecoder", "", "NormPlacement.Deep", "declare Structure.PrefixDecoder")]
    [InlineData("Structure.PrefixDecoder", "", "NormPlacement.Deep", "add [BlankFilling]")]
    [InlineData("Structure.PrefixDecoder", Blanks, "NormPlacement.Pre", "choose NormPlacement.Deep")]
    public Task MG0092_NamingNeedsPart(string structure, string blanks, string placement, string advice)
    {
        string source = Declarations.With("Norm.Rms, NormPlacement.Pre", "Norm.Layer, " + placement);
        source = Declarations.With(Declarations.With(source, "[Activation(Activation.SwiGlu)]", blanks + "\n[Activation(Activation.GeluTanh)]"), "Structure.CausalDecoder", structure);
        return Squiggles.VerifyAsync("MG0092", Declarations.With(source, "Naming.Llama", "[|Naming.ChatGlm|]"), advice);
    }

    private static string Prefix(string attribute) => Declarations.With(Declarations.Add(attribute), "Structure.CausalDecoder", "Structure.PrefixDecoder");
}
