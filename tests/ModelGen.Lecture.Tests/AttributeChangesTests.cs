using System.Globalization;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>The table of architectures, row by row: one declaration, one attribute changed, and what that changes in the generated forward pass.</summary>
public sealed class AttributeChangesTests
{
    private const string Declaration = """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 64, Heads = 8, FeedForward = 172, Vocabulary = 512, Context = 512)]
        [PositionEncoding(PositionEncoding.Rotary)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Small;
        """;

    [Theory]
    [InlineData("RoPE to sinusoids", "PositionEncoding.Rotary", "PositionEncoding.Sinusoidal")]
    [InlineData("RoPE to ALiBi", "PositionEncoding.Rotary", "PositionEncoding.Alibi")]
    [InlineData("SwiGLU to GELU", "Activation.SwiGlu", "Activation.Gelu")]
    [InlineData("SwiGLU to GeGLU", "Activation.SwiGlu", "Activation.GeGlu")]
    [InlineData("RMSNorm to LayerNorm", "Norm.Rms", "Norm.Layer")]
    [InlineData("before to after the sum", "NormPlacement.Pre", "NormPlacement.Post")]
    [InlineData("to DeepNorm", "NormPlacement.Pre", "NormPlacement.Deep")]
    [InlineData("groups of queries", "Heads = 8,", "Heads = 8, KeyValueHeads = 2,")]
    [InlineData("without the root", "[Activation(", "[Attention(Scale = 1)]\n[Activation(")]
    public void One_attribute_changes(string block, string old, string replacement)
    {
        Assert.Contains(old, Declaration, StringComparison.Ordinal);
        string changed = Declaration.Replace(old, replacement, StringComparison.Ordinal);
        string[] difference = [.. LineDifference.Of(GeneratedPass.Of(Declaration), GeneratedPass.Of(changed))];
        Assert.NotEmpty(difference);
        LecturePage.Holds(block, difference);
    }

    [Fact]
    public void Each_block_of_the_page_is_kept_by_a_test()
    {
        string[] tests =
        [
            .. typeof(AttributeChangesTests).GetMethod(nameof(One_attribute_changes))!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
                .Select(data => Convert.ToString(((InlineDataAttribute)data).Data[0], CultureInfo.InvariantCulture)!),
            ScaledScoresTests.Block,
            BankTests.Block,
        ];
        Assert.Equal(tests.Order(StringComparer.Ordinal), LecturePage.Blocks.Order(StringComparer.Ordinal));
    }
}
