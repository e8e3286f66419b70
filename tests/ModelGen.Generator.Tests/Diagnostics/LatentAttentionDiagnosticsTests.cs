using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class LatentAttentionDiagnosticsTests
{
    private const string Sizes = "KeyValueRank = 24, RotarySize = 8, NopeSize = 12";

    [Theory]
    [InlineData("RotarySize = 8, NopeSize = 12", "Add KeyValueRank to [LatentAttention], e.g. KeyValueRank = 512")]
    [InlineData("KeyValueRank = 24, NopeSize = 12", "Add RotarySize to [LatentAttention], e.g. RotarySize = 64")]
    [InlineData("KeyValueRank = 24, RotarySize = 8", "Add NopeSize to [LatentAttention], e.g. NopeSize = 128")]
    public Task MG0366_LatentSizeMissing(string sizes, string advice) => Squiggles.VerifyAsync("MG0366", Latent($"[[|LatentAttention|]({sizes})]"), advice);

    [Theory]
    [InlineData("[|QueryRank = -1|], KeyValueRank = 24, RotarySize = 8, NopeSize = 12", "QueryRank = -1 is out of range: give a number from 0 to 1048576")]
    [InlineData("[|KeyValueRank = 0|], RotarySize = 8, NopeSize = 12", "KeyValueRank = 0 is out of range: give a number from 1 to 1048576")]
    [InlineData("KeyValueRank = 24, [|RotarySize = -8|], NopeSize = 12", "RotarySize = -8 is out of range: give a number from 1 to 16384")]
    [InlineData("KeyValueRank = 24, RotarySize = 8, [|NopeSize = 16385|]", "NopeSize = 16385 is out of range")]
    [InlineData("KeyValueRank = 24, RotarySize = 8, NopeSize = 12, [|ValueSize = 0|]", "ValueSize = 0 is out of range")]
    public Task MG0367_LatentSizeOutOfRange(string sizes, string advice) => Squiggles.VerifyAsync("MG0367", Latent($"[LatentAttention({sizes})]"), advice);

    [Fact]
    public Task MG0370_LatentHeadsTooWide() => Squiggles.VerifyAsync(
        "MG0370",
        Latent("[[|LatentAttention|](KeyValueRank = 24, RotarySize = 16, NopeSize = 16384)]").Replace("Heads = 8", "Heads = 1024", StringComparison.Ordinal),
        "= 33554432 is out of range: give sizes with which it is at most 16777216");

    [Fact]
    public Task MG0368_LatentRotarySizeOdd() => Squiggles.VerifyAsync(
        "MG0368", Latent("[LatentAttention(KeyValueRank = 24, [|RotarySize = 7|], NopeSize = 12)]"), "RotarySize = 7 cannot turn in pairs");

    [Theory]
    [InlineData("Structure.CausalDecoder", "[|Structure.EncoderDecoder|]", "a model has one stack")]
    [InlineData("Heads = 8", "Heads = 8, [|HeadSize = 20|]", "a head's size is NopeSize + RotarySize")]
    [InlineData("Heads = 8", "Heads = 8, [|KeyValueHeads = 4|]", "each head has a key and a value of its own")]
    [InlineData("(PositionEncoding.Rotary)", "(PositionEncoding.Rotary, [|RotaryFraction = 0.5|])", "RotarySize says how much of a head turns")]
    [InlineData("[Activation(", "[LayerPattern(First = 2, [|RotaryFraction = 0.5|])]\n[Activation(", "RotarySize says how much of a head turns")]
    [InlineData("[Activation(", "[Attention([|QueryKeyNorm = QueryKeyNorm.PerHead|])]\n[Activation(", "the latents are normalized instead")]
    [InlineData("[Activation(", "[Attention([|Bias = Projections.Query \u007C Projections.Key|])]\n[Activation(", "so name both or none")]
    [InlineData("[Activation(", "[Attention([|ClipQueryKeyValue = 8|])]\n[Activation(", "queries, keys and values come from latents, which have no bound")]
    [InlineData("(Naming.Llama)", "(Naming.Llama, [|QueryKeyValue = QueryKeyValueLayout.Blocks|])", "its projections are stored apart")]
    public Task MG0369_DoesNotGoWithLatents(string old, string replacement, string advice) =>
        Squiggles.VerifyAsync("MG0369", Declarations.With(Latent($"[LatentAttention({Sizes})]"), old, replacement), advice);

    [Fact]
    public Task MG0369_OnePositionTurnsTheSharedPart() => Squiggles.VerifyAsync(
        "MG0369",
        Declarations.With(
            Latent($"[LatentAttention({Sizes})]"), "[PositionEncoding(PositionEncoding.Rotary)]", "[BlankFilling(Start = 4, Mask = 0)]\n[PositionEncoding(PositionEncoding.Rotary, [|Streams = 2|])]")
            .Replace("CausalDecoder", "PrefixDecoder", StringComparison.Ordinal),
        "the part that turns has one position");

    [Fact]
    public Task MG0071_FamilyThatFusesItsProjections() => Squiggles.VerifyAsync(
        "MG0071",
        Declarations.With(
            Latent($"[LatentAttention({Sizes})]"),
            "[Checkpoint(Naming.Llama)]",
            """
            [Checkpoint([|Naming.Gpt2|])]
            [TensorName(TensorRole.QueryKeyValue, "{layer}.q")]
            [TensorName(TensorRole.KeyValueDown, "{layer}.kv_a")]
            [TensorName(TensorRole.KeyValueDownNorm, "{layer}.kv_norm")]
            [TensorName(TensorRole.KeyValueUp, "{layer}.kv_b")]
            [TensorName(TensorRole.Gate, "{layer}.gate")]
            """),
        "latent attention has projections of its own");

    [Theory]
    [InlineData("")]
    [InlineData(", QueryRank = 20, ValueSize = 10")]
    public void LatentsWithoutErrorsCompile(string more)
    {
        // 60 columns are no whole number of heads, and need not be.
        string source = Latent($"[LatentAttention({Sizes}{more})]").Replace("Hidden = 64", "Hidden = 60", StringComparison.Ordinal);
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
    }

    private static string Latent(string attribute) => Declarations.Add(attribute).Replace(", KeyValueHeads = 4", "", StringComparison.Ordinal);
}
