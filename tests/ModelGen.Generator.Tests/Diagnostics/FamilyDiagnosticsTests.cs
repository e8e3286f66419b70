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
    [InlineData("Naming.StarCoder2", "Norm.Rms, NormPlacement.Pre", "Activation.Gelu", "", "choose Norm.Layer")]
    public Task MG0092_NamingNeedsPart(string naming, string normalization, string activation, string more, string advice)
    {
        string source = Declarations.With(Declarations.Tiny, "Norm.Rms, NormPlacement.Pre", normalization);
        source = Declarations.With(source, "[Activation(Activation.SwiGlu)]", $"[Activation({activation})]\n{more}");
        source = Declarations.With(source, "KeyValueHeads = 4, ", "");
        return Squiggles.VerifyAsync("MG0092", Declarations.With(source, "Naming.Llama", $"[|{naming}|]"), advice);
    }

    [Theory]
    [InlineData("Naming.Phi", "FeedForwardNorm, Gate")]
    [InlineData("Naming.Olmo2", "AttentionNorm, FeedForwardNorm")]
    [InlineData("Naming.Falcon", "Gate")]
    public Task MG0070_NamingLacksPart(string naming, string parts) =>
        Squiggles.VerifyAsync("MG0070", Declarations.With("Naming.Llama", $"[|{naming}|]"), $"has no name for {parts}:");
}
