using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

/// <summary>What all models of a family have and its tensors do not show.</summary>
public sealed class FamilyDiagnosticsTests
{
    private const string Gemma = "Norm.Rms, NormPlacement.Pre, UnitOffset = true";

    [Theory]
    [InlineData("Naming.Gemma", "Norm.Rms, NormPlacement.Pre", "Activation.GeGluTanh", "", "add UnitOffset = true to [Normalization]")]
    [InlineData("Naming.Gemma", Gemma, "Activation.GeGluTanh", "", "add [Embedding(Scale = EmbeddingScale.SqrtHidden)]")]
    [InlineData("Naming.Gemma", Gemma, "Activation.SwiGlu", "[Embedding(Scale = EmbeddingScale.SqrtHidden)]", "choose Activation.GeGluTanh")]
    [InlineData("Naming.Phi3", "Norm.Layer, NormPlacement.Pre, Bias = false", "Activation.SwiGlu", "", "choose Norm.Rms")]
    [InlineData("Naming.Olmo2", "Norm.Rms, NormPlacement.Output", "Activation.GeGlu", "", "choose Activation.SwiGlu")]
    [InlineData("Naming.Glm4", "Norm.Rms, NormPlacement.Sandwich", "Activation.SwiGlu", "", "choose RotaryPairing.Interleaved")]
    [InlineData("Naming.GptNeoX", "Norm.Rms, NormPlacement.Pre", "Activation.Gelu", "", "choose Norm.Layer")]
    [InlineData("Naming.Nemotron", "Norm.Layer, NormPlacement.Pre", "Activation.SquaredRelu", "", "add UnitOffset = true to [Normalization]")]
    [InlineData("Naming.StarCoder2", "Norm.Rms, NormPlacement.Pre", "Activation.Gelu", "", "choose Norm.Layer")]
    public Task MG0092_NamingNeedsPart(string naming, string normalization, string activation, string more, string advice)
    {
        string source = Declarations.With(Declarations.Tiny, "Norm.Rms, NormPlacement.Pre", normalization);
        source = Declarations.With(source, "[Activation(Activation.SwiGlu)]", $"[Activation({activation})]\n{more}");
        source = Declarations.With(source, "KeyValueHeads = 4, ", "");
        return Squiggles.VerifyAsync("MG0092", Declarations.With(source, "Naming.Llama", $"[|{naming}|]"), advice);
    }

    [Theory]
    [InlineData("Naming.Mpt", "Heads = 12, HeadSize = 8", "PositionEncoding.Alibi", "choose a power of two for Heads")]
    [InlineData("Naming.Mpt", "Heads = 8", "PositionEncoding.Alibi, AlibiScaled = true", "remove AlibiScaled")]
    [InlineData("Naming.Falcon", "Heads = 8", "PositionEncoding.Alibi", "add AlibiScaled = true to [PositionEncoding]")]
    [InlineData("Naming.GptNeoX", "Heads = 8", "PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved", "choose RotaryPairing.HalfSplit")]
    public Task MG0092_PositionsOfTheFamily(string naming, string heads, string position, string advice)
    {
        string source = Declarations.With(Declarations.Tiny, "Norm.Rms", "Norm.Layer");
        source = Declarations.With(source, "Activation.SwiGlu", "Activation.Gelu");
        source = Declarations.With(Declarations.With(source, "Heads = 8, KeyValueHeads = 4", heads), "PositionEncoding.Rotary", position);
        return Squiggles.VerifyAsync("MG0092", Declarations.With(source, "Naming.Llama", $"[|{naming}|]"), advice);
    }

    [Theory]
    [InlineData("(PositionEncoding.Alibi, AlibiScaled = true)", "Activation.GeGlu, OutputBias = true", "choose PositionEncoding.Alibi without AlibiScaled")]
    [InlineData("(PositionEncoding.Alibi)", "Activation.SwiGlu, OutputBias = true", "choose Activation.GeGlu")]
    public Task MG0092_JinaBertIsGated(string position, string activation, string advice)
    {
        string source = Declarations.With(Declarations.With(Declarations.Encoder, "(PositionEncoding.Learned)", position), "Activation.Gelu, Bias = true", activation);
        return Squiggles.VerifyAsync("MG0092", Declarations.With(source, "Naming.Bert", "[|Naming.JinaBert|]"), advice);
    }

    [Theory]
    [InlineData("Size = 32", "", "add Size and ProjectionBias = true to [Embedding]")]
    [InlineData("Size = 32, Projection = EmbeddingProjection.BeforeNorm", "", "choose EmbeddingProjection.Last")]
    [InlineData("Size = 32, ProjectionBias = true", "[LayerPattern(Every = 2, ShareWeights = true)]", "let neighbouring layers share weights, as many in each group")]
    public Task MG0092_AlbertShares(string embedding, string pattern, string advice)
    {
        string source = Declarations.With(Declarations.With(Declarations.Encoder, "Layers = 2", "Layers = 4"), "[Head(Head.NextSentence)]", pattern);
        return Squiggles.VerifyAsync("MG0092", Declarations.With(Declarations.With(source, "TokenTypes = 2", "TokenTypes = 2, " + embedding), "Naming.Bert", "[|Naming.Albert|]"), advice);
    }

    [Theory]
    [InlineData("Naming.Phi", "FeedForwardNorm, Gate")]
    [InlineData("Naming.Olmo2", "AttentionNorm, FeedForwardNorm")]
    [InlineData("Naming.Falcon", "Gate")]
    public Task MG0070_NamingLacksPart(string naming, string parts) =>
        Squiggles.VerifyAsync("MG0070", Declarations.With("Naming.Llama", $"[|{naming}|]"), $"has no name for {parts}:");
}
