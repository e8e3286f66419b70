using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class LayerPatternDiagnosticsTests
{
    [Theory]
    [InlineData("[|LayerPattern|](Window = 16)")]
    [InlineData("LayerPattern(Every = 2, [|First = 1|], Window = 16)")]
    [InlineData("LayerPattern(Last = 1, [|Layers = [0]|], Window = 16)")]
    [InlineData("LayerPattern([|Layers = []|], Window = 16)")]
    public Task MG0320_LayersMissing(string pattern) => Squiggles.VerifyAsync("MG0320", Declarations.Add($"[{pattern}]"), "Every with Offset, or First and Last, or Layers");

    [Theory]
    [InlineData("LayerPattern([|Every = 0|], Window = 16)", "Every = 0 matches no layer: give a number from 1 to 5")]
    [InlineData("LayerPattern([|Every = 6|], Window = 16)", "Every = 6 matches no layer: give a number from 1 to 5")]
    [InlineData("LayerPattern(Every = 3, [|Offset = 3|], Window = 16)", "Offset = 3 matches no layer: give a number from 0 to 2")]
    [InlineData("LayerPattern(Every = 3, [|Offset = -1|], Window = 16)", "Offset = -1 matches no layer: give a number from 0 to 2")]
    [InlineData("[|LayerPattern|](Offset = 1, Window = 16)", "Every = 0 matches no layer: give a number from 1 to 5")]
    [InlineData("LayerPattern([|First = 5|], Window = 16)", "First = 5 matches no layer: give a number from 0 to 4")]
    [InlineData("LayerPattern(First = 3, [|Last = 2|], Window = 16)", "Last = 2 matches no layer: give a number from 3 to 4")]
    [InlineData("LayerPattern([|Layers = [1, -2]|], Window = 16)", "Layers = -2 matches no layer: give a number from 0 to 4")]
    [InlineData("LayerPattern([|Layers = [5]|], Window = 16)", "Layers = 5 matches no layer: give a number from 0 to 4")]
    public Task MG0321_LayerOutOfRange(string pattern, string advice) => Squiggles.VerifyAsync("MG0321", Declarations.Add($"[{pattern}]"), advice);

    [Fact]
    public Task MG0322_OverridesNothing() => Squiggles.VerifyAsync("MG0322", Declarations.Add("[[|LayerPattern|](Every = 2)]"), "Remove the pattern, or say what its layers have otherwise");

    [Theory]
    [InlineData("PositionEncoding = PositionEncoding.Alibi", "choose PositionEncoding.None here")]
    [InlineData("RotaryScaling = false", "add [RotaryScaling]")]
    public Task MG0323_OverrideNeedsPart(string argument, string advice) => Squiggles.VerifyAsync("MG0323", Declarations.Add($"[LayerPattern(Every = 2, [|{argument}|])]"), advice);

    [Theory]
    [InlineData("Learned")]
    [InlineData("None")]
    [InlineData("Sinusoidal")]
    public Task MG0323_PositionsOfTheModel(string encoding) => Squiggles.VerifyAsync(
        "MG0323",
        Declarations.Add("[LayerPattern(Every = 2, [|PositionEncoding = PositionEncoding.None|])]").Replace("(PositionEncoding.Rotary)", $"(PositionEncoding.{encoding})", StringComparison.Ordinal),
        "which has PositionEncoding." + encoding);

    [Theory]
    [InlineData("Post")]
    [InlineData("Sandwich")]
    [InlineData("Deep")]
    public Task MG0323_NormOfOtherPlacements(string placement) => Squiggles.VerifyAsync(
        "MG0323",
        Declarations.Add("[LayerPattern(Every = 2, [|AttentionNorm = false|])]").Replace("NormPlacement.Pre", "NormPlacement." + placement, StringComparison.Ordinal),
        "choose NormPlacement.Pre without parallel branches");

    [Fact]
    public Task MG0323_FractionOfLists() => Squiggles.VerifyAsync(
        "MG0323",
        Declarations.Add("[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 64, ShortFactors = [1, 1, 1, 1], LongFactors = [1, 2, 3, 4])]\n[LayerPattern(Every = 2, [|RotaryFraction = 0.5|])]"),
        "have a factor for each pair");

    [Theory]
    [InlineData("[[|LayerPattern|](Every = 2, Window = 0)]")]
    [InlineData("[[|LayerPattern|](Every = 2, Window = 16)]\n[LayerPattern(First = 0, Window = 8)]")]
    public Task MG0324_PatternWithoutEffect(string patterns) => Squiggles.VerifyAsync("MG0324", Declarations.Add(patterns), "Remove the pattern, or change it");

    [Theory]
    [InlineData("FeedForward = 96", "they differ in Gate, Up, Down")]
    [InlineData("AttentionNorm = false", "they differ in AttentionNorm")]
    [InlineData("RotaryFraction = 0.5", "they differ in Query, Key")]
    public Task MG0328_SharedWeightsDiffer(string argument, string advice) => Squiggles.VerifyAsync(
        "MG0328", Declarations.Add($"[LayerPattern(First = 1, Last = 3, [|ShareWeights = true|])]\n[LayerPattern(Layers = [2], {argument})]"), "Give layers 1 and 2 the same of what is stored, or do not let them share weights: " + advice);

    [Theory]
    [InlineData("[LayerPattern(Layers = [3], [|ShareWeights = true|])]")]
    [InlineData("[LayerPattern(First = 3, Window = 8, [|ShareWeights = true|])]\n[LayerPattern(Last = 3, ShareWeights = true)]")]
    public Task MG0329_NobodyShares(string patterns) => Squiggles.VerifyAsync("MG0329", Declarations.Add(patterns), "it takes two to share");

    [Fact]
    public Task MG0324_SharingTakenBack() => Squiggles.VerifyAsync(
        "MG0324", Declarations.Add("[LayerPattern(Layers = [0, 1], ShareWeights = true)]\n[[|LayerPattern|](Layers = [2], ShareWeights = false)]"), "Remove the pattern, or change it");

    [Theory]
    [InlineData("Both")]
    [InlineData("Encoder")]
    public Task MG0325_StackOfOne(string stack) => Squiggles.VerifyAsync(
        "MG0325", Declarations.Add($"[LayerPattern(Every = 2, [|Stack = Stack.{stack}|], Window = 8)]"), "Remove Stack, or choose Structure.EncoderDecoder");

    [Theory]
    [InlineData("LayerPattern(Layers = [2], Stack = Stack.Encoder, Window = 8)", "MG0321", "Layers = [2]", "Layers = 2 matches no layer: give a number from 0 to 1")]
    [InlineData("LayerPattern(Layers = [2], Window = 8)", "MG0321", "Layers = [2]", "Layers = 2 matches no layer: give a number from 0 to 1")]
    [InlineData("LayerPattern(Layers = [1], Stack = (Stack)7, Window = 8)", "MG0013", "Stack = (Stack)7", "")]
    public Task PatternsOfOneStack(string pattern, string id, string argument, string advice) => Squiggles.VerifyAsync(
        id, Declarations.With(Declarations.EncoderDecoder, "[Activation(", $"[{pattern.Replace(argument, $"[|{argument}|]", StringComparison.Ordinal)}]\n[Activation("), advice);

    [Theory]
    [InlineData("MG0021", "[|Heads = 0|]", "Heads = 0 is out of range")]
    [InlineData("MG0021", "[|KeyValueHeads = -4|]", "KeyValueHeads = -4 is out of range")]
    [InlineData("MG0021", "[|HeadSize = 100000|]", "HeadSize = 100000 is out of range")]
    [InlineData("MG0022", "[|Heads = 6|]", "Choose KeyValueHeads that divides Heads = 6: 4")]
    [InlineData("MG0022", "[|KeyValueHeads = 3|]", "Choose KeyValueHeads that divides Heads = 8: 3")]
    [InlineData("MG0022", "Heads = 12, [|KeyValueHeads = 5|]", "Choose KeyValueHeads that divides Heads = 12: 5")]
    [InlineData("MG0024", "[|Heads = 65536|], HeadSize = 16384", "is out of range: choose a HeadSize")]
    [InlineData("MG0033", "[|HeadSize = 5|]", "")]
    [InlineData("MG0033", "[|HeadSize = 10|], RotaryFraction = 0.5", "")]
    public Task HeadsOfLayers(string id, string arguments, string advice) => Squiggles.VerifyAsync(id, Declarations.Add($"[LayerPattern(Every = 2, {arguments})]"), advice);

    [Fact]
    public Task MG0323_HeadsOfLatents() => Squiggles.VerifyAsync(
        "MG0323",
        Declarations.Add("[LatentAttention(KeyValueRank = 24, RotarySize = 8, NopeSize = 12)]\n[LayerPattern(Every = 2, [|Heads = 4|])]").Replace(", KeyValueHeads = 4", "", StringComparison.Ordinal),
        "remove [LatentAttention]");

    [Theory]
    [InlineData("RelativeBuckets")]
    [InlineData("Rotary, Buckets = 16")]
    [InlineData("Learned, Buckets = 16")]
    public Task MG0323_HeadsOfBuckets(string position) => Squiggles.VerifyAsync(
        "MG0323", Declarations.With(Declarations.Add("[LayerPattern(Every = 2, [|Heads = 4|])]"), "(PositionEncoding.Rotary)", $"(PositionEncoding.{position})"), "a column for each head");

    [Fact]
    public Task MG0323_HeadSizeOfLists() => Squiggles.VerifyAsync(
        "MG0323",
        Declarations.Add("[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 64, ShortFactors = [1, 1, 1, 1], LongFactors = [1, 2, 3, 4])]\n[LayerPattern(Every = 2, [|HeadSize = 16|])]"),
        "have a factor for each pair");

    [Theory]
    [InlineData("MG0050", "Window = -1")]
    [InlineData("MG0031", "Base = double.NaN")]
    [InlineData("MG0031", "Base = 1")]
    [InlineData("MG0032", "RotaryFraction = 0")]
    [InlineData("MG0033", "RotaryFraction = 0.4")]
    [InlineData("MG0021", "FeedForward = 0")]
    public Task ValuesOutOfRange(string id, string argument) => Squiggles.VerifyAsync(id, Declarations.Add($"[LayerPattern(Every = 2, [|{argument}|])]"), "");

    [Fact]
    public Task MG0109_TransformOfOtherHeads() => Squiggles.VerifyAsync(
        "MG0109", Declarations.With(Declarations.Encoder, "[Head(Head.Pooler)]", "[Head(Head.Pooler, [|TransformBias = false|])]"), "Pooler");
}
