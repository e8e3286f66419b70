using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class TensorNameDiagnosticsTests
{
    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("my norm", "it has white space")]
    [InlineData("norm.{block}", "a placeholder that is not {layer}")]
    [InlineData("{layer}.{layer}", "{layer} twice")]
    public Task MG0230_TensorNameMalformed(string pattern, string fault) =>
        Squiggles.VerifyAsync("MG0230", Declarations.Add($"[TensorName(TensorRole.FinalNorm, [|\"{pattern}\"|])]"), fault);

    [Fact]
    public Task MG0230_BiasAndGgufToo() => Squiggles.VerifyAsync(
        "MG0230", Declarations.Add("[TensorName(TensorRole.FinalNorm, \"norm\", [|Bias = \"a b\"|], [|Gguf = \"{x}\"|])]"), "cannot name tensors");

    [Fact]
    public Task MG0231_TensorNamedTwice() => Squiggles.VerifyAsync(
        "MG0231", Declarations.Add("[TensorName(TensorRole.FinalNorm, \"norm\")]\n[TensorName([|TensorRole.FinalNorm|], \"ln_f\")]"), "give it one name");

    [Theory]
    [InlineData("EmbeddingNorm")]
    [InlineData("QueryKeyValue")]
    [InlineData("CharacterEmbedding")]
    public Task MG0232_TensorNameWithoutPart(string role) => Squiggles.VerifyAsync(
        "MG0232", Declarations.Add($"[TensorName([|TensorRole.{role}|], \"x\")]"), $"'Tiny' has no tensor TensorRole.{role}");

    [Theory]
    [InlineData("Query", "attn.q", "belongs to each layer: give a name with {layer}")]
    [InlineData("FinalNorm", "norm.{layer}", "belongs to no layer: give a name without {layer}")]
    public Task MG0233_TensorNameLayer(string role, string pattern, string advice) =>
        Squiggles.VerifyAsync("MG0233", Declarations.Add($"[TensorName(TensorRole.{role}, [|\"{pattern}\"|])]"), advice);

    [Fact]
    public Task MG0234_TensorNameTaken() => Squiggles.VerifyAsync(
        "MG0234",
        Declarations.Add("[TensorName(TensorRole.Query, \"h.{layer}.attn\")]\n[TensorName(TensorRole.Key, [|\"h.{layer}.attn\"|])]"),
        "'h.{layer}.attn.weight' is TensorRole.Query already: give TensorRole.Key a name of its own");

    [Fact]
    public Task MG0234_NameOfTheFamily() => Squiggles.VerifyAsync(
        "MG0234", Declarations.Add("[TensorName(TensorRole.Head, [|\"model.embed_tokens\"|])]"), "is TensorRole.TokenEmbedding already");

    [Fact]
    public Task MG0235_LayoutWithoutPart() => Squiggles.VerifyAsync(
        "MG0235",
        Declarations.With("SwiGlu", "Gelu").Replace("(Naming.Llama)", "(Naming.Llama, [|GateUp = GateUpLayout.GateFirst|])", StringComparison.Ordinal),
        "Activation.Gelu is not gated");

    [Fact]
    public Task MG0070_CustomNamesNothingItself() => Squiggles.VerifyAsync(
        "MG0070", Declarations.With("(Naming.Llama)", "([|Naming.Custom|], QueryKeyValue = QueryKeyValueLayout.Blocks)"), "QueryKeyValue");

    [Fact]
    public Task MG0071_PerHeadNeedsKeysOfEachHead() => Squiggles.VerifyAsync(
        "MG0071",
        Declarations.With("(Naming.Llama)", "([|Naming.Llama|], QueryKeyValue = QueryKeyValueLayout.PerHead)")
            .Replace("[Activation(", "[TensorName(TensorRole.QueryKeyValue, \"h.{layer}.qkv\")]\n[Activation(", StringComparison.Ordinal),
        "leave KeyValueHeads out");

    [Fact]
    public void NamesWithoutErrorsCompile()
    {
        string source = Declarations.Add("[TensorName(TensorRole.QueryKeyValue, \"h.{layer}.qkv\", Gguf = \"blk.{layer}.attn_qkv\")]\n[TensorName(TensorRole.FinalNorm, \"norm.gain\", Exact = true)]")
            .Replace("(Naming.Llama)", "(Naming.Llama, QueryKeyValue = QueryKeyValueLayout.PerKeyValueGroup, Transposed = true)", StringComparison.Ordinal);
        CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        string manifest = output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Tiny.Manifest.g.cs", StringComparison.Ordinal)).ToString();
        Assert.Contains("new(Api::TensorRole.Key, \"h.{layer}.qkv.weight\", \"blk.{layer}.attn_qkv.weight\", [32, 64]) { Layers = DecoderLayerIndices, RotaryHeads = 4, RotarySize = 8, Transposed = true, Fused = new(128, 16, 8, 32) }", manifest, StringComparison.Ordinal);
        Assert.Contains("\"norm.gain\"", manifest, StringComparison.Ordinal);
    }
}
